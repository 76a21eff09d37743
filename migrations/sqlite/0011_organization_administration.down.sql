DROP INDEX users_name;
DROP INDEX organization_members_removed_by;
ALTER TABLE organization_members DROP COLUMN removed_by;
DROP INDEX invitations_code;
DROP INDEX invitations_user;
ALTER TABLE invitations DROP COLUMN user_id;
ALTER TABLE invitations DROP COLUMN confirmed;
DROP TABLE audit;
DROP INDEX organizations_name;
-- Organizations that have the same name are told apart by their ids.
UPDATE organizations SET name = name || ' ' || org_id
WHERE deleted_at IS NULL AND EXISTS (
  SELECT 1 FROM organizations other
  WHERE other.name = organizations.name COLLATE NOCASE AND other.deleted_at IS NULL AND other.org_id < organizations.org_id);
CREATE UNIQUE INDEX organizations_name ON organizations (name COLLATE NOCASE) WHERE deleted_at IS NULL;
