DROP TABLE profile_keys;
DROP TABLE user_keys;
DROP TABLE organization_keys;
