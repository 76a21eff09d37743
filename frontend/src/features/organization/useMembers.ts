import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { membersPerPage, queries } from '@/api/queries'
import type { Member, MemberFilter } from '@/api/types'
import { pagesForRows } from '@/lib/pages'

/** The number of members that match a filter, with the state of the query. */
export function useMemberCount(filter: MemberFilter) {
  const first = useQuery({ ...queries.members(filter, 0), placeholderData: keepPreviousData })
  return { ...first, total: first.data?.total ?? 0 }
}

/** The members of the rows from first to last; undefined while they are loading. */
export function useMemberRows(filter: MemberFilter, first: number, last: number): (row: number) => Member | undefined {
  const pages = pagesForRows(first, last, membersPerPage)
  const fetched = useQueries({ queries: pages.map((page) => queries.members(filter, page)) })
  return (row) => {
    const page = Math.floor(row / membersPerPage)
    return fetched[pages.indexOf(page)]?.data?.members[row % membersPerPage]
  }
}
