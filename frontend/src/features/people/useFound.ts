import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { peoplePerPage, queries, type Wanted } from '@/api/queries'
import type { Person } from '@/api/types'
import { pagesOf } from '@/lib/pages'

/** The first of those who are wanted, and how many there are; until it is known, of those wanted before. */
export const useFound = (wanted: Wanted) => useQuery({ ...queries.people(wanted, 0), placeholderData: keepPreviousData })

/** The people from first to last; those still on their way are undefined. */
export function usePeopleAt(wanted: Wanted, first: number, last: number): (index: number) => Person | undefined {
  const pages = pagesOf(first, last, peoplePerPage)
  const fetched = useQueries({ queries: pages.map((page) => queries.people(wanted, page)) })
  return (index) => {
    const page = Math.floor(index / peoplePerPage)
    return fetched[pages.indexOf(page)]?.data?.people[index % peoplePerPage]
  }
}
