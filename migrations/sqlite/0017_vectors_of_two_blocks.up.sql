-- The centroids say what the lengths were stored for.

ALTER TABLE profile_vectors DROP COLUMN profile_length;
ALTER TABLE profile_vectors DROP COLUMN needs_length;
