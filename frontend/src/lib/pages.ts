/** The pages, counted from 0, that contain the rows from first to last. */
export function pagesForRows(first: number, last: number, perPage: number): number[] {
  const from = Math.floor(Math.max(first, 0) / perPage)
  const until = Math.floor(Math.max(last, 0) / perPage)
  return Array.from({ length: until - from + 1 }, (_, index) => from + index)
}
