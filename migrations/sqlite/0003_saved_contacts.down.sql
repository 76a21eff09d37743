DROP TABLE saved_contacts;
