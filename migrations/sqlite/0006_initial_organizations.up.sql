-- Counterpart of the second script: the organizations that every installation
-- starts with. Their ids are fixed, in domain too, and they are never shared.
INSERT INTO organizations (org_id, name, description, shareable, created_at, updated_at) VALUES
  ('01890a5d-ac96-774b-bcce-b302099a8057', 'Test Environment', 'Where everybody who signs up starts.', 0,
   strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ')),
  ('01890a5d-ac97-7d3a-9f52-4f6d0b6c1e21', 'Nexus Maine', 'A community of people in Maine.', 0,
   strftime('%Y-%m-%dT%H:%M:%fZ'), strftime('%Y-%m-%dT%H:%M:%fZ'));
