DROP TRIGGER profile_vectors_gone;
DROP TRIGGER profile_vectors_opted_out;
DROP TRIGGER profile_bearings_text;
DROP TABLE profile_bearings;
DROP TABLE profile_vectors;

CREATE TABLE profile_vectors (
  user_id   TEXT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  model     TEXT NOT NULL,
  dimension INTEGER NOT NULL CHECK (dimension > 0),
  digest    INTEGER NOT NULL,                  -- of the passages, to tell that they are still these
  vectors   BLOB NOT NULL CHECK (length(vectors) % dimension = 0), -- a passage after the other, a byte a number
  PRIMARY KEY (user_id, model)
) STRICT;

CREATE TRIGGER profile_vectors_text AFTER UPDATE OF
  headline, about, company, role, location, languages, skills, offers, needs, interests ON profiles
WHEN (OLD.headline, OLD.about, OLD.company, OLD.role, OLD.location, OLD.languages, OLD.skills, OLD.offers, OLD.needs, OLD.interests)
  IS NOT (NEW.headline, NEW.about, NEW.company, NEW.role, NEW.location, NEW.languages, NEW.skills, NEW.offers, NEW.needs, NEW.interests)
BEGIN
  DELETE FROM profile_vectors WHERE user_id = NEW.user_id;
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
