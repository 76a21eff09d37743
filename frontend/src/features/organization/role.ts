import type { Role } from '@/lib/generated'

/** A role of the backend as a key of the catalogue. */
export const roleOf = (role: string): Role => (role === 'admin' ? 'admin' : 'member')
