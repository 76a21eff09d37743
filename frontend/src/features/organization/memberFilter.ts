import type { MemberFilter } from '@/api/types'
import type { Choice, Completeness, Role } from '@/lib/generated'

/** What a list of members can be narrowed by, each with its values; '' does not narrow. */
export const choices = {
  role: ['admin', 'member'],
  listed: ['yes', 'no'],
  complete: ['complete', 'incomplete'],
  claimed: ['yes', 'no'],
} as const satisfies {
  role: readonly Role[]
  listed: readonly Choice[]
  complete: readonly Completeness[]
  claimed: readonly Choice[]
}

export type Narrowing = keyof typeof choices
export const narrowings = Object.keys(choices) as Narrowing[]

/** Everybody of an organization. */
export const everybody = (orgId: string): MemberFilter => ({
  org_id: orgId,
  query: '',
  role: '',
  listed: '',
  complete: '',
  claimed: '',
  origin: '',
  invitation: '',
})

export const isNarrowed = ({ query, ...filter }: MemberFilter): boolean =>
  query !== '' || narrowings.some((name) => filter[name] !== '')
