-- Counterpart of the original system's first script: the organization a
-- conversation began in. one_org says that its scope is that organization
-- alone, not all of the user's.
ALTER TABLE chat_sessions ADD COLUMN org_id TEXT REFERENCES organizations (org_id) ON DELETE SET NULL;
ALTER TABLE chat_sessions ADD COLUMN one_org INTEGER NOT NULL DEFAULT 0 CHECK (one_org IN (0, 1));
CREATE INDEX chat_sessions_org ON chat_sessions (org_id);
