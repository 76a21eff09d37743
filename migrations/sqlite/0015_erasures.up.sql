-- Who was erased by their own wish, by the bare id: going back to a copy of
-- before erases them again.
CREATE TABLE erasures (
  user_id TEXT PRIMARY KEY,
  at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
