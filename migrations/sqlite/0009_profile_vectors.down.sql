DROP TRIGGER profile_vectors_gone;
DROP TRIGGER profile_vectors_opted_out;
DROP TRIGGER profile_bearings_text;
DROP TABLE profile_bearings;
DROP TABLE profile_vectors;
