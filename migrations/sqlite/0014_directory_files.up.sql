-- Directory files carry an organization from the laptop that keeps it to its
-- members', and what they say about themselves back. All of it is local.

-- The keys of an organization. Where the private ones stand it is kept, and
-- directory files are made; elsewhere it came out of such a file, and the public
-- one is that of the first file, which every later one must be signed with.
CREATE TABLE organization_keys (
  org_id      TEXT PRIMARY KEY REFERENCES organizations (org_id) ON DELETE CASCADE,
  public_key  BLOB NOT NULL,                    -- Ed25519: checks directory files
  private_key BLOB,                             -- Ed25519: signs them
  recipient   TEXT NOT NULL,                    -- age: what members send is encrypted to it
  identity    TEXT,                             -- age: reads that
  sequence    INTEGER NOT NULL DEFAULT 0        -- of the last file, made or opened
) STRICT, WITHOUT ROWID;

-- The key with which a person of this installation signs what they send.
CREATE TABLE user_keys (
  user_id     TEXT PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  private_key BLOB NOT NULL,
  sequence    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Members elsewhere who speak for themselves, by profile files: what such a
-- person sent stands above every list that somebody else imports.
CREATE TABLE profile_keys (
  org_id     TEXT NOT NULL REFERENCES organizations (org_id) ON DELETE CASCADE,
  user_id    TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  public_key BLOB NOT NULL,
  sequence   INTEGER NOT NULL,
  remote_id  TEXT NOT NULL,                     -- what they call themselves, of which directory files make an id
  PRIMARY KEY (org_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX profile_keys_user ON profile_keys (user_id);
