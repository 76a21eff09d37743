-- Rename tables and columns to the terms of the field, and drop columns that were
-- never written.

ALTER TABLE tries RENAME TO attempts;

ALTER TABLE profile_bearings RENAME TO profile_centroids;
ALTER TABLE profile_centroids RENAME COLUMN has TO profile;
ALTER TABLE profile_centroids RENAME COLUMN wants TO needs;
ALTER TABLE profile_vectors RENAME COLUMN has_length TO profile_length;
ALTER TABLE profile_vectors RENAME COLUMN wants_length TO needs_length;

ALTER TABLE saved_contacts RENAME COLUMN said TO answer_sentence;

DROP TRIGGER profile_bearings_text;
CREATE TRIGGER profile_centroids_text AFTER UPDATE OF
  headline, about, company, role, location, languages, skills, offers, needs, interests ON profiles
WHEN (OLD.headline, OLD.about, OLD.company, OLD.role, OLD.location, OLD.languages, OLD.skills, OLD.offers, OLD.needs, OLD.interests)
  IS NOT (NEW.headline, NEW.about, NEW.company, NEW.role, NEW.location, NEW.languages, NEW.skills, NEW.offers, NEW.needs, NEW.interests)
BEGIN
  DELETE FROM profile_centroids WHERE user_id = NEW.user_id;
END;

ALTER TABLE users DROP COLUMN server_version;
ALTER TABLE profiles DROP COLUMN server_version;
ALTER TABLE organizations DROP COLUMN server_version;
ALTER TABLE organization_members DROP COLUMN server_version;
ALTER TABLE invitations DROP COLUMN server_version;
ALTER TABLE chat_sessions DROP COLUMN server_version;
ALTER TABLE chat_messages DROP COLUMN server_version;
ALTER TABLE saved_contacts DROP COLUMN server_version;
