/** What the history knows to tell, as the backend names it. */
export const actions = [
  'created',
  'renamed',
  'described',
  'archived',
  'unarchived',
  'deleted',
  'restored',
  'role_changed',
  'member_removed',
  'member_restored',
  'member_left',
  'member_joined',
  'entry_listed',
  'entry_unlisted',
  'claim_confirmed',
  'entry_claimed',
  'invited',
  'invitation_resent',
  'invitation_revoked',
  'invitation_declined',
  'imported',
  'import_undone',
  'directory_exported',
  'profile_received',
] as const
export type Action = (typeof actions)[number]

export const isAction = (text: string): text is Action => (actions as readonly string[]).includes(text)
