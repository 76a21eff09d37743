-- Addresses and LinkedIn pages that are stored have to be brought into the one form in
-- which they are compared now. Kith does so after the migrations, see
-- backend/store/normalize.go, and then deletes this.
INSERT INTO settings (key, value) VALUES ('addresses_to_normalize', 'on') ON CONFLICT DO NOTHING;
