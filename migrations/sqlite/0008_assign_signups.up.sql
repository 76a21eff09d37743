-- Counterpart of the fourth script: whoever signs up is put into Test
-- Environment, however the row is written. Everybody else (imported, invited,
-- sample, synced) gets only the memberships they were given.
CREATE TRIGGER users_assign_signup AFTER INSERT ON users WHEN NEW.origin = 'signup'
BEGIN
  INSERT INTO organization_members (org_id, user_id, role, joined_at, updated_at)
  VALUES ('01890a5d-ac96-774b-bcce-b302099a8057', NEW.user_id, 'member', NEW.created_at, NEW.created_at);
  UPDATE users SET primary_org_id = '01890a5d-ac96-774b-bcce-b302099a8057'
  WHERE user_id = NEW.user_id AND primary_org_id IS NULL;
END;
