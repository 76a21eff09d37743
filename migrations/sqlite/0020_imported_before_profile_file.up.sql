-- What admins had imported of a person before their first profile file, as a profile in JSON.
-- Fields that the person leaves empty have it. NULL: unknown, of files received earlier.
ALTER TABLE profile_keys ADD COLUMN imported TEXT CHECK (json_valid(imported));
