/** What can become of an invitation. */
export const statuses = ['pending', 'accepted', 'declined', 'revoked', 'expired'] as const
export type Status = (typeof statuses)[number]

export const isStatus = (text: string): text is Status => (statuses as readonly string[]).includes(text)
