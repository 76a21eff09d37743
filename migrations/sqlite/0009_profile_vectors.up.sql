-- Where listed profiles point: what a scan over everybody reads, apart from what
-- is read of a few.

-- What a model takes the passages of a profile to mean. It can be computed again
-- at any time, and stays on this installation.
CREATE TABLE profile_vectors (
  user_id      TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  model        TEXT NOT NULL,
  digest       INTEGER NOT NULL, -- of the passages, to tell that they are still these
  has_length   REAL NOT NULL,    -- of the sums that the bearings are made of
  wants_length REAL NOT NULL,
  dimension    INTEGER NOT NULL CHECK (dimension > 0),
  passages     BLOB NOT NULL CHECK (length(passages) * dimension = length(vectors) * 8), -- the digest of each, eight bytes
  vectors      BLOB NOT NULL CHECK (length(vectors) % dimension = 0), -- a passage after the other, a byte a number
  PRIMARY KEY (user_id, model)
) STRICT;

-- A profile that has none is to be read.
CREATE TABLE profile_bearings (
  user_id TEXT NOT NULL,
  model   TEXT NOT NULL,
  digest  INTEGER NOT NULL,
  has     BLOB NOT NULL, -- where what somebody is and can points, a byte a number; empty: nowhere
  wants   BLOB NOT NULL, -- where what somebody looks for does
  PRIMARY KEY (user_id, model),
  FOREIGN KEY (user_id, model) REFERENCES profile_vectors ON DELETE CASCADE
) STRICT;

-- Whoever says something else is found by it no more. The vectors stay until it
-- is read: most of it will have been said before.
CREATE TRIGGER profile_bearings_text AFTER UPDATE OF
  headline, about, company, role, location, languages, skills, offers, needs, interests ON profiles
WHEN (OLD.headline, OLD.about, OLD.company, OLD.role, OLD.location, OLD.languages, OLD.skills, OLD.offers, OLD.needs, OLD.interests)
  IS NOT (NEW.headline, NEW.about, NEW.company, NEW.role, NEW.location, NEW.languages, NEW.skills, NEW.offers, NEW.needs, NEW.interests)
BEGIN
  DELETE FROM profile_bearings WHERE user_id = NEW.user_id;
END;

CREATE TRIGGER profile_vectors_opted_out AFTER UPDATE OF opted_in ON profiles WHEN NEW.opted_in = 0
BEGIN
  DELETE FROM profile_vectors WHERE user_id = NEW.user_id;
END;

CREATE TRIGGER profile_vectors_gone AFTER UPDATE OF deleted_at, merged_into ON users
WHEN NEW.deleted_at IS NOT NULL OR NEW.merged_into IS NOT NULL
BEGIN
  DELETE FROM profile_vectors WHERE user_id = NEW.user_id;
END;
