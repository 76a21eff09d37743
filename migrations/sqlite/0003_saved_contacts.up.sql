CREATE TABLE saved_contacts (
  user_id             TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  saved_profile_id    TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  chat_session_id     TEXT REFERENCES chat_sessions (session_id) ON DELETE SET NULL,
  reason              TEXT NOT NULL DEFAULT '',
  evidence            TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)), -- what the reason is made of
  note                TEXT NOT NULL DEFAULT '',
  tags                TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  follow_up_on        TEXT,                     -- a date, YYYY-MM-DD
  email_clicked       INTEGER NOT NULL DEFAULT 0 CHECK (email_clicked IN (0, 1)),
  email_clicked_at    TEXT,
  linkedin_clicked    INTEGER NOT NULL DEFAULT 0 CHECK (linkedin_clicked IN (0, 1)),
  linkedin_clicked_at TEXT,
  created_at          TEXT NOT NULL,
  updated_at          TEXT NOT NULL,
  deleted_at          TEXT,                     -- undo until erased
  server_version      INTEGER,
  PRIMARY KEY (user_id, saved_profile_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX saved_contacts_profile ON saved_contacts (saved_profile_id);
CREATE INDEX saved_contacts_session ON saved_contacts (chat_session_id);
