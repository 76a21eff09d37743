DELETE FROM organizations WHERE org_id IN
  ('01890a5d-ac96-774b-bcce-b302099a8057', '01890a5d-ac97-7d3a-9f52-4f6d0b6c1e21');
