import { useQueries, useQuery } from '@tanstack/react-query'
import { importRowsPerPage, queries } from '@/api/queries'
import type { ImportRow } from '@/api/types'
import type { RowFilter } from './rowFilter'

/** The first page of the rows that pass a filter, which contains their number. */
export const useRowCount = (fileId: string, filter: RowFilter) => useQuery(queries.importRows(fileId, filter, 0))

/** The rows from first to last; undefined while they are loading. */
export function useRows(fileId: string, filter: RowFilter, first: number, last: number): (row: number) => ImportRow | undefined {
  const from = Math.floor(Math.max(first, 0) / importRowsPerPage)
  const until = Math.floor(Math.max(last, 0) / importRowsPerPage)
  const pages = Array.from({ length: until - from + 1 }, (_, index) => from + index)
  const fetched = useQueries({ queries: pages.map((page) => queries.importRows(fileId, filter, page)) })
  return (row) => fetched[Math.floor(row / importRowsPerPage) - from]?.data?.rows[row % importRowsPerPage]
}
