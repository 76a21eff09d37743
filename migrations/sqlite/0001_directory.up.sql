-- People, what they say about themselves, and the organizations they share.

CREATE TABLE users (
  user_id        TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  email          TEXT NOT NULL DEFAULT '',      -- normalised; '' when unknown
  origin         TEXT NOT NULL CHECK (origin IN ('signup', 'import', 'invitation', 'sample', 'sync')),
  claimed_at     TEXT,
  merged_into    TEXT REFERENCES users (user_id) ON DELETE CASCADE,
  primary_org_id TEXT REFERENCES organizations (org_id) ON DELETE SET NULL,
  belonged_at    TEXT,                          -- first membership ever; stays when memberships go
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  deleted_at     TEXT,
  server_version INTEGER
) STRICT;

CREATE UNIQUE INDEX users_claimed_email ON users (email) WHERE claimed_at IS NOT NULL AND email <> '';
CREATE INDEX users_email ON users (email);
CREATE INDEX users_merged_into ON users (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX users_primary_org ON users (primary_org_id);

CREATE TABLE profiles (
  user_id        TEXT PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  headline       TEXT NOT NULL DEFAULT '',
  about          TEXT NOT NULL DEFAULT '',
  company        TEXT NOT NULL DEFAULT '',
  role           TEXT NOT NULL DEFAULT '',
  location       TEXT NOT NULL DEFAULT '',
  languages      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages)),
  skills         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skills)),
  offers         TEXT NOT NULL DEFAULT '',      -- what I can help with
  needs          TEXT NOT NULL DEFAULT '',      -- what I am looking for
  interests      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(interests)),
  linkedin       TEXT NOT NULL DEFAULT '',
  website        TEXT NOT NULL DEFAULT '',
  show_email     INTEGER NOT NULL DEFAULT 0 CHECK (show_email IN (0, 1)),
  show_linkedin  INTEGER NOT NULL DEFAULT 0 CHECK (show_linkedin IN (0, 1)),
  opted_in       INTEGER NOT NULL DEFAULT 0 CHECK (opted_in IN (0, 1)),
  opted_out_at   TEXT,                          -- the last opt-out; survives every later import
  consent        TEXT NOT NULL DEFAULT '',      -- of an unclaimed entry: where consent was given
  completed_at   TEXT,
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  server_version INTEGER
) STRICT;

CREATE TABLE organizations (
  org_id         TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  description    TEXT NOT NULL DEFAULT '',
  shareable      INTEGER NOT NULL DEFAULT 1 CHECK (shareable IN (0, 1)), -- 0: never leaves this installation
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  archived_at    TEXT,
  deleted_at     TEXT,
  server_version INTEGER
) STRICT;

CREATE UNIQUE INDEX organizations_name ON organizations (name COLLATE NOCASE) WHERE deleted_at IS NULL;

CREATE TABLE organization_members (
  org_id         TEXT NOT NULL REFERENCES organizations (org_id) ON DELETE CASCADE,
  user_id        TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  role           TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')),
  joined_at      TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  deleted_at     TEXT,
  server_version INTEGER,
  PRIMARY KEY (org_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX organization_members_user ON organization_members (user_id);

CREATE TRIGGER organization_members_belonged AFTER INSERT ON organization_members
BEGIN
  UPDATE users SET belonged_at = NEW.joined_at WHERE user_id = NEW.user_id AND belonged_at IS NULL;
END;

CREATE TABLE invitations (
  invitation_id  TEXT PRIMARY KEY,
  org_id         TEXT NOT NULL REFERENCES organizations (org_id) ON DELETE CASCADE,
  email          TEXT NOT NULL,
  role           TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')),
  code_hash      BLOB,                          -- the code itself is shown once and never stored
  invited_by     TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  status         TEXT NOT NULL DEFAULT 'pending'
                 CHECK (status IN ('pending', 'accepted', 'declined', 'revoked', 'expired')),
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  expires_at     TEXT,
  server_version INTEGER
) STRICT;

CREATE INDEX invitations_org ON invitations (org_id, status);
CREATE INDEX invitations_email ON invitations (email);
CREATE INDEX invitations_invited_by ON invitations (invited_by);

-- What is local to this installation and never shared.
CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO settings (key, value) VALUES ('newcomers_see_everyone', 'on');

-- People who are there: not deleted, not merged into another.
CREATE VIEW people AS
SELECT * FROM users WHERE deleted_at IS NULL AND merged_into IS NULL;

-- Memberships that hold: of people who are there, in organizations that are.
CREATE VIEW memberships AS
SELECT m.org_id, m.user_id, m.role, m.joined_at
FROM organization_members m
JOIN organizations o ON o.org_id = m.org_id AND o.deleted_at IS NULL AND o.archived_at IS NULL
JOIN people u ON u.user_id = m.user_id
WHERE m.deleted_at IS NULL;

-- Profiles that may be shown at all. An entry that somebody imported stands back
-- once a person with its address uses this installation: that person alone says
-- whether they are listed.
CREATE VIEW listed_profiles AS
SELECT p.*
FROM profiles p
JOIN people u ON u.user_id = p.user_id
WHERE p.opted_in = 1
  AND (u.claimed_at IS NOT NULL OR u.email = ''
       OR NOT EXISTS (SELECT 1 FROM people c WHERE c.email = u.email AND c.claimed_at IS NOT NULL));

-- The access rule; domain.CanSee says the same in Go. A row says that viewer_id
-- sees user_id, by sharing org_id or, where that is NULL, by never having
-- belonged anywhere. Asked for a selected organization, keep the rows with that
-- org_id; for all of the viewer's, keep every row.
CREATE VIEW visible_profiles AS
SELECT viewer.user_id AS viewer_id, viewer.org_id, viewed.user_id
FROM memberships viewer
JOIN memberships viewed ON viewed.org_id = viewer.org_id AND viewed.user_id <> viewer.user_id
JOIN listed_profiles p ON p.user_id = viewed.user_id
UNION ALL
SELECT viewer.user_id, NULL, viewed.user_id
FROM people viewer
JOIN people viewed ON viewed.user_id <> viewer.user_id
JOIN listed_profiles p ON p.user_id = viewed.user_id
WHERE viewer.belonged_at IS NULL
  AND (SELECT value FROM settings WHERE key = 'newcomers_see_everyone') = 'on';
