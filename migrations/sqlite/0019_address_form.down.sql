-- Normalised addresses are valid for earlier versions too.
DELETE FROM settings WHERE key = 'addresses_to_normalize';
