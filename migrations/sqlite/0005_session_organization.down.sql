DROP INDEX chat_sessions_org;
ALTER TABLE chat_sessions DROP COLUMN one_org;
ALTER TABLE chat_sessions DROP COLUMN org_id;
