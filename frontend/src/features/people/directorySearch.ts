import type { DirectorySearch } from '@/api/queries'

/** A search without its organization. */
export type DirectoryFilter = Omit<DirectorySearch, 'org_id'>

/** The filter that matches everybody visible to the user. */
export const noFilter: DirectoryFilter = { query: '', places: [], skills: [], languages: [] }

/** The facets of the directory. */
export const facetNames = ['places', 'skills', 'languages'] as const
export type FacetName = (typeof facetNames)[number]

export const isFiltered = (filter: DirectoryFilter): boolean =>
  filter.query.trim() !== '' || facetNames.some((name) => filter[name].length > 0)
