-- Append-only facts for analytics. They hold no words of a question, an answer
-- or a profile, but for the local topic of a search. Erasing a person empties
-- user_id and subject_id and leaves the count.

CREATE TABLE events (
  event_id   TEXT PRIMARY KEY,
  kind       TEXT NOT NULL,
  user_id    TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  org_id     TEXT REFERENCES organizations (org_id) ON DELETE SET NULL,
  subject_id TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  message_id TEXT REFERENCES chat_messages (message_id) ON DELETE SET NULL,
  surface    TEXT NOT NULL CHECK (surface IN ('desktop', 'kiosk', 'command line')),
  facts      TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(facts)),
  at         TEXT NOT NULL
) STRICT;

CREATE INDEX events_org ON events (org_id, at);
CREATE INDEX events_user ON events (user_id);
CREATE INDEX events_subject ON events (subject_id);
CREATE UNIQUE INDEX events_impression ON events (message_id, subject_id) WHERE kind = 'impression';
CREATE INDEX events_message ON events (message_id);
