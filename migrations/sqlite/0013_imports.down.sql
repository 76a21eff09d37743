DROP TABLE import_mappings;
DROP TABLE import_invitations;
DROP TABLE import_changes;
DROP TABLE imports;
