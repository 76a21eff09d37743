-- Questions can be edited and answers written again: the other versions stay,
-- off the conversation's path. parent_id is the message that one follows;
-- messages with the same parent are versions of each other.
ALTER TABLE chat_messages ADD COLUMN parent_id TEXT REFERENCES chat_messages (message_id) ON DELETE CASCADE;
ALTER TABLE chat_messages ADD COLUMN replaced INTEGER NOT NULL DEFAULT 0 CHECK (replaced IN (0, 1)); -- another version is shown

UPDATE chat_messages SET parent_id = (
  SELECT before.message_id FROM chat_messages before
  WHERE before.session_id = chat_messages.session_id AND before.message_no < chat_messages.message_no
  ORDER BY before.message_no DESC LIMIT 1);

CREATE INDEX chat_messages_versions ON chat_messages (session_id, parent_id);
CREATE INDEX chat_messages_parent ON chat_messages (parent_id);

-- What the answer said about a person when they were saved, a sentence.
ALTER TABLE saved_contacts ADD COLUMN said TEXT NOT NULL DEFAULT '';
