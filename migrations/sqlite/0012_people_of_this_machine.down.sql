ALTER TABLE profiles DROP COLUMN paused_at;
ALTER TABLE message_people DROP COLUMN name;
ALTER TABLE saved_contacts DROP COLUMN name;
DROP TABLE tries;
DROP TABLE passcodes;
DROP TABLE user_settings;
