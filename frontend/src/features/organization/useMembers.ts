import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { membersPerPage, queries } from '@/api/queries'
import type { Member, MemberFilter } from '@/api/types'
import { pagesOf } from '@/lib/pages'

/** How many members a filter lets through, and whether that is known. */
export function useMemberCount(filter: MemberFilter) {
  const first = useQuery({ ...queries.members(filter, 0), placeholderData: keepPreviousData })
  return { ...first, total: first.data?.total ?? 0 }
}

/** The members of the rows in view; those still on their way are undefined. */
export function useMemberRows(filter: MemberFilter, first: number, last: number): (row: number) => Member | undefined {
  const pages = pagesOf(first, last, membersPerPage)
  const fetched = useQueries({ queries: pages.map((page) => queries.members(filter, page)) })
  return (row) => {
    const page = Math.floor(row / membersPerPage)
    return fetched[pages.indexOf(page)]?.data?.members[row % membersPerPage]
  }
}
