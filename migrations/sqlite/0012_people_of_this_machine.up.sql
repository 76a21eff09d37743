-- What is local to this installation and one of the people who use it.
CREATE TABLE user_settings (
  user_id TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  key     TEXT NOT NULL,
  value   TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

-- Passcodes hide, they do not encrypt. argon2id with the costs it was made
-- with, so that they can rise.
CREATE TABLE passcodes (
  user_id TEXT PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  hash    BLOB NOT NULL,
  salt    BLOB NOT NULL,
  passes  INTEGER NOT NULL,
  memory  INTEGER NOT NULL,                     -- KiB
  threads INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong tries at a passcode or an invitation code, and until when no other is
-- heard.
CREATE TABLE tries (
  subject TEXT PRIMARY KEY,
  wrong   INTEGER NOT NULL,
  until   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Names as they were when somebody was saved or shown: all that those who kept
-- a person know of them once they show themselves no longer.
ALTER TABLE saved_contacts ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE message_people ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE saved_contacts SET name = (SELECT name FROM users WHERE user_id = saved_profile_id);
UPDATE message_people SET name = coalesce((SELECT name FROM users u WHERE u.user_id = message_people.user_id), '');

-- Since when the person has paused: opted out, with the word that they come
-- back.
ALTER TABLE profiles ADD COLUMN paused_at TEXT;
