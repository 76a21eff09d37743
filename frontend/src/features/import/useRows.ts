import { useQueries, useQuery } from '@tanstack/react-query'
import { importRowsPerPage, queries } from '@/api/queries'
import type { ImportRow } from '@/api/types'

/** How many rows of a file have an outcome. */
export const useRowCount = (fileId: string, outcome: string) => useQuery(queries.importRows(fileId, outcome, 0))

/** The rows in view; those still on their way are undefined. */
export function useRows(fileId: string, outcome: string, first: number, last: number): (row: number) => ImportRow | undefined {
  const from = Math.floor(Math.max(first, 0) / importRowsPerPage)
  const until = Math.floor(Math.max(last, 0) / importRowsPerPage)
  const pages = Array.from({ length: until - from + 1 }, (_, index) => from + index)
  const fetched = useQueries({ queries: pages.map((page) => queries.importRows(fileId, outcome, page)) })
  return (row) => fetched[Math.floor(row / importRowsPerPage) - from]?.data?.rows[row % importRowsPerPage]
}
