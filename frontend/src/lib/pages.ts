/** The pages, from 0, that hold the rows from first to last. */
export function pagesOf(first: number, last: number, perPage: number): number[] {
  const from = Math.floor(Math.max(first, 0) / perPage)
  const until = Math.floor(Math.max(last, 0) / perPage)
  return Array.from({ length: until - from + 1 }, (_, index) => from + index)
}
