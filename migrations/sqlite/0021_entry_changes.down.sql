DROP VIEW listed_profiles;
CREATE VIEW listed_profiles AS
SELECT p.*
FROM profiles p
JOIN people u ON u.user_id = p.user_id
WHERE p.opted_in = 1
  AND (u.claimed_at IS NOT NULL OR u.email = ''
       OR NOT EXISTS (SELECT 1 FROM people c WHERE c.email = u.email AND c.email <> '' AND c.claimed_at IS NOT NULL));

DROP TABLE entry_changes;
