import type { Role } from '@/lib/generated'

/** A role as the catalogues know it. */
export const roleOf = (role: string): Role => (role === 'admin' ? 'admin' : 'member')
