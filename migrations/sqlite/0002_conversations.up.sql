-- Conversations, and full-text search over all of their messages.

CREATE TABLE chat_sessions (
  session_id      TEXT PRIMARY KEY,
  user_id         TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  title           TEXT NOT NULL,
  created_at      TEXT NOT NULL,
  last_message_at TEXT NOT NULL,
  deleted_at      TEXT,                         -- undo until erased
  server_version  INTEGER
) STRICT;

CREATE INDEX chat_sessions_recent ON chat_sessions (user_id, last_message_at);

CREATE TABLE chat_messages (
  message_no     INTEGER PRIMARY KEY,           -- what full-text search refers to; VACUUM keeps it
  message_id     TEXT NOT NULL UNIQUE,
  session_id     TEXT NOT NULL REFERENCES chat_sessions (session_id) ON DELETE CASCADE,
  role           TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  content        TEXT NOT NULL,
  metadata       TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(metadata)),
  created_at     TEXT NOT NULL,
  server_version INTEGER
) STRICT;

CREATE INDEX chat_messages_session ON chat_messages (session_id, message_id);
CREATE INDEX chat_messages_streaming ON chat_messages (message_id) WHERE metadata ->> 'status' = 'streaming';

-- Which stored answers name which people: what erasing a person has to reach.
CREATE TABLE message_people (
  message_id TEXT NOT NULL REFERENCES chat_messages (message_id) ON DELETE CASCADE,
  user_id    TEXT NOT NULL,
  PRIMARY KEY (message_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_people_user ON message_people (user_id);

CREATE VIRTUAL TABLE chat_messages_text USING fts5 (
  content, content = 'chat_messages', content_rowid = 'message_no', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO chat_messages_text (chat_messages_text, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER chat_messages_text_insert AFTER INSERT ON chat_messages
BEGIN
  INSERT INTO chat_messages_text (rowid, content) VALUES (NEW.message_no, NEW.content);
END;

CREATE TRIGGER chat_messages_text_delete AFTER DELETE ON chat_messages
BEGIN
  INSERT INTO chat_messages_text (chat_messages_text, rowid, content) VALUES ('delete', OLD.message_no, OLD.content);
END;

CREATE TRIGGER chat_messages_text_update AFTER UPDATE OF content ON chat_messages
BEGIN
  INSERT INTO chat_messages_text (chat_messages_text, rowid, content) VALUES ('delete', OLD.message_no, OLD.content);
  INSERT INTO chat_messages_text (rowid, content) VALUES (NEW.message_no, NEW.content);
END;
