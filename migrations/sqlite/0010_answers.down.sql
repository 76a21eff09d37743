ALTER TABLE saved_contacts DROP COLUMN said;
DROP INDEX chat_messages_parent;
DROP INDEX chat_messages_versions;
ALTER TABLE chat_messages DROP COLUMN replaced;
ALTER TABLE chat_messages DROP COLUMN parent_id;
