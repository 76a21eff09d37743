ALTER TABLE profile_keys DROP COLUMN imported;
