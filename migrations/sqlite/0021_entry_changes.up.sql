-- What it takes to undo an admin's change of an imported entry. "before" holds people's
-- words: it goes with the people, and with the week in which the change can be undone.
CREATE TABLE entry_changes (
  change_id  TEXT PRIMARY KEY,
  org_id     TEXT NOT NULL REFERENCES organizations (org_id) ON DELETE CASCADE,
  user_id    TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE, -- the entry that was changed
  merged_id  TEXT REFERENCES users (user_id) ON DELETE CASCADE,          -- what was merged into it; NULL: it was edited
  changed_by TEXT REFERENCES users (user_id) ON DELETE SET NULL,
  before     TEXT NOT NULL CHECK (json_valid(before)),
  after      BLOB NOT NULL,                                              -- a digest: what differs now was changed since
  at         TEXT NOT NULL,
  undone_at  TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_changes_org ON entry_changes (org_id);
CREATE INDEX entry_changes_user ON entry_changes (user_id, change_id);
CREATE INDEX entry_changes_merged ON entry_changes (merged_id);
CREATE INDEX entry_changes_by ON entry_changes (changed_by);

-- An entry is not listed either if somebody who uses this installation has the address of
-- another entry that was merged into it.
DROP VIEW listed_profiles;
CREATE VIEW listed_profiles AS
SELECT p.*
FROM profiles p
JOIN people u ON u.user_id = p.user_id
WHERE p.opted_in = 1
  AND (u.claimed_at IS NOT NULL
       OR (u.email = '' OR NOT EXISTS (SELECT 1 FROM people c WHERE c.email = u.email AND c.email <> '' AND c.claimed_at IS NOT NULL))
          AND NOT EXISTS (SELECT 1 FROM users a JOIN people c ON c.email = a.email AND c.email <> '' AND c.claimed_at IS NOT NULL
                          WHERE a.merged_into = u.user_id));
