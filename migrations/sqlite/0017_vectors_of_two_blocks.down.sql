DELETE FROM profile_vectors;
ALTER TABLE profile_vectors ADD COLUMN profile_length REAL NOT NULL DEFAULT 0;
ALTER TABLE profile_vectors ADD COLUMN needs_length REAL NOT NULL DEFAULT 0;
