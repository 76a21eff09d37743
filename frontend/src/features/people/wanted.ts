import type { Wanted } from '@/api/queries'

/** What a search says besides the organization in which it is made. */
export type Filter = Omit<Wanted, 'org_id'>

/** Everybody whom I may see. */
export const anybody: Filter = { query: '', places: [], skills: [], languages: [] }

/** What people say that a search can be narrowed by. */
export const facetNames = ['places', 'skills', 'languages'] as const
export type FacetName = (typeof facetNames)[number]

export const isNarrowed = (filter: Filter): boolean =>
  filter.query.trim() !== '' || facetNames.some((name) => filter[name].length > 0)
