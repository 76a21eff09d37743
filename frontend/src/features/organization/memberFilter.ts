import type { MemberFilter } from '@/api/types'
import type { Choice, Completeness, Role } from '@/lib/generated'

/** The filters of the list of members with their values; '' means no filter. */
export const filterValues = {
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

export type FilterName = keyof typeof filterValues
export const filterNames = Object.keys(filterValues) as FilterName[]

/** The filter that matches all members of an organization. */
export const noFilter = (orgId: string): MemberFilter => ({
  org_id: orgId,
  query: '',
  role: '',
  listed: '',
  complete: '',
  claimed: '',
  origin: '',
  invitation: '',
})

export const isFiltered = ({ query, ...filter }: MemberFilter): boolean =>
  query !== '' || filterNames.some((name) => filter[name] !== '')
