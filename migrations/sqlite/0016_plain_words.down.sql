ALTER TABLE saved_contacts ADD COLUMN server_version INTEGER;
ALTER TABLE chat_messages ADD COLUMN server_version INTEGER;
ALTER TABLE chat_sessions ADD COLUMN server_version INTEGER;
ALTER TABLE invitations ADD COLUMN server_version INTEGER;
ALTER TABLE organization_members ADD COLUMN server_version INTEGER;
ALTER TABLE organizations ADD COLUMN server_version INTEGER;
ALTER TABLE profiles ADD COLUMN server_version INTEGER;
ALTER TABLE users ADD COLUMN server_version INTEGER;

ALTER TABLE saved_contacts RENAME COLUMN answer_sentence TO said;

DROP TRIGGER profile_centroids_text;

ALTER TABLE profile_vectors RENAME COLUMN needs_length TO wants_length;
ALTER TABLE profile_vectors RENAME COLUMN profile_length TO has_length;
ALTER TABLE profile_centroids RENAME COLUMN needs TO wants;
ALTER TABLE profile_centroids RENAME COLUMN profile TO has;
ALTER TABLE profile_centroids RENAME TO profile_bearings;

CREATE TRIGGER profile_bearings_text AFTER UPDATE OF
  headline, about, company, role, location, languages, skills, offers, needs, interests ON profiles
WHEN (OLD.headline, OLD.about, OLD.company, OLD.role, OLD.location, OLD.languages, OLD.skills, OLD.offers, OLD.needs, OLD.interests)
  IS NOT (NEW.headline, NEW.about, NEW.company, NEW.role, NEW.location, NEW.languages, NEW.skills, NEW.offers, NEW.needs, NEW.interests)
BEGIN
  DELETE FROM profile_bearings WHERE user_id = NEW.user_id;
END;

ALTER TABLE attempts RENAME TO tries;
