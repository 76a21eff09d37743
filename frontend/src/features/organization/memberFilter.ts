import type { MemberFilter } from '@/api/types'

/** What a list of members can be narrowed by, each with its values; '' does not narrow. */
export const choices = {
  role: ['admin', 'member'],
  listed: ['yes', 'no'],
  complete: ['complete', 'incomplete'],
  claimed: ['yes', 'no'],
} as const

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
