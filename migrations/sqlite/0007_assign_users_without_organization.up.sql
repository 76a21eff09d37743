-- Counterpart of the third script: people who signed up before there were
-- organizations and never belonged to one are put into Test Environment.
INSERT INTO organization_members (org_id, user_id, role, joined_at, updated_at)
SELECT '01890a5d-ac96-774b-bcce-b302099a8057', user_id, 'member',
       strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ')
FROM users
WHERE origin = 'signup' AND belonged_at IS NULL AND deleted_at IS NULL;

UPDATE users SET primary_org_id = '01890a5d-ac96-774b-bcce-b302099a8057'
WHERE origin = 'signup' AND primary_org_id IS NULL
  AND user_id IN (SELECT user_id FROM organization_members WHERE org_id = '01890a5d-ac96-774b-bcce-b302099a8057');
