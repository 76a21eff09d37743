-- What was brought in from files, and what it takes to undo that. "before" holds
-- people's words: it goes with the people, and with the time in which an import
-- can be undone.
CREATE TABLE imports (
  import_id   TEXT PRIMARY KEY,
  org_id      TEXT NOT NULL REFERENCES organizations (org_id) ON DELETE CASCADE,
  imported_by TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  file        TEXT NOT NULL DEFAULT '',         -- its name, without the folder
  counts      TEXT NOT NULL CHECK (json_valid(counts)),
  at          TEXT NOT NULL,
  undone_at   TEXT
) STRICT;

CREATE INDEX imports_org ON imports (org_id, at);
CREATE INDEX imports_by ON imports (imported_by);

CREATE TABLE import_changes (
  import_id TEXT NOT NULL REFERENCES imports (import_id) ON DELETE CASCADE,
  user_id   TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  change    TEXT NOT NULL CHECK (change IN ('new', 'updated', 'revived')),
  before    TEXT CHECK (json_valid(before)),    -- NULL: was not there
  after     BLOB NOT NULL,                      -- a digest: what differs now was changed since
  PRIMARY KEY (import_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_changes_user ON import_changes (user_id);

CREATE TABLE import_invitations (
  import_id     TEXT NOT NULL REFERENCES imports (import_id) ON DELETE CASCADE,
  invitation_id TEXT NOT NULL REFERENCES invitations (invitation_id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, invitation_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_invitations_invitation ON import_invitations (invitation_id);

-- How the columns under a header were understood, by an organiser's word.
CREATE TABLE import_mappings (
  header     TEXT PRIMARY KEY,
  fields     TEXT NOT NULL CHECK (json_valid(fields)),
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
