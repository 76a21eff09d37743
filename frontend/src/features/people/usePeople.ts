import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { peoplePerPage, queries, type DirectorySearch } from '@/api/queries'
import type { Person } from '@/api/types'
import { pagesForRows } from '@/lib/pages'

/** The first page of a search with the total number; the previous result while it is loading. */
export const usePeople = (search: DirectorySearch) => useQuery({ ...queries.people(search, 0), placeholderData: keepPreviousData })

/** The people from first to last; undefined while they are loading. */
export function usePeopleAt(search: DirectorySearch, first: number, last: number): (index: number) => Person | undefined {
  const pages = pagesForRows(first, last, peoplePerPage)
  const fetched = useQueries({ queries: pages.map((page) => queries.people(search, page)) })
  return (index) => {
    const page = Math.floor(index / peoplePerPage)
    return fetched[pages.indexOf(page)]?.data?.people[index % peoplePerPage]
  }
}
