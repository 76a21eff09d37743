/** The organizations that every installation starts with, as the backend knows them. */
export const testEnvironment = { org_id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Test Environment' } as const
export const nexusMaine = { org_id: '01890a5d-ac97-7d3a-9f52-4f6d0b6c1e21', name: 'Nexus Maine' } as const
