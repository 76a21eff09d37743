-- What administering an organization needs: who did what, and more of an
-- invitation. Two organizations of different people may have the same name,
-- since neither may know of the other; the store keeps one person's apart.
DROP INDEX organizations_name;
CREATE INDEX organizations_name ON organizations (name COLLATE NOCASE);

-- Who did what to whom in an organization. Append-only; who is erased loses
-- their name, the fact stays.
CREATE TABLE audit (
  audit_id      TEXT PRIMARY KEY,
  org_id        TEXT NOT NULL REFERENCES organizations (org_id) ON DELETE CASCADE,
  actor_id      TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  subject_id    TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  invitation_id TEXT REFERENCES invitations (invitation_id) ON DELETE SET NULL,
  action        TEXT NOT NULL,
  facts         TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(facts)), -- never a person's words or address
  at            TEXT NOT NULL
) STRICT;

CREATE INDEX audit_org ON audit (org_id, audit_id);
CREATE INDEX audit_actor ON audit (actor_id);
CREATE INDEX audit_subject ON audit (subject_id);
CREATE INDEX audit_invitation ON audit (invitation_id);

CREATE TRIGGER audit_unchanged BEFORE UPDATE OF audit_id, org_id, action, facts, at ON audit
BEGIN
  SELECT raise(ABORT, 'the audit list is append-only');
END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
WHEN EXISTS (SELECT 1 FROM organizations WHERE org_id = OLD.org_id)
BEGIN
  SELECT raise(ABORT, 'the audit list is append-only');
END;

-- confirmed: an admin said that the person who uses this installation with
-- that address is the one whose entry was imported. user_id: who accepted.
ALTER TABLE invitations ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));
ALTER TABLE invitations ADD COLUMN user_id TEXT REFERENCES users (user_id) ON DELETE SET NULL;
CREATE INDEX invitations_user ON invitations (user_id);
CREATE UNIQUE INDEX invitations_code ON invitations (code_hash) WHERE code_hash IS NOT NULL;

-- Who took a membership away: the member who left, or an admin; empty where that
-- one was erased. An admin brings back whom an admin removed, nobody who left.
ALTER TABLE organization_members ADD COLUMN removed_by TEXT REFERENCES users (user_id) ON DELETE SET NULL;
CREATE INDEX organization_members_removed_by ON organization_members (removed_by);

-- A list of members is read in the order of their names.
CREATE INDEX users_name ON users (name COLLATE NOCASE, user_id);
