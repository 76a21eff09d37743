import { expect, test } from 'vitest'
import { pagesForRows } from './pages'

test.each([
  [0, 0, [0]],
  [0, 199, [0]],
  [190, 210, [0, 1]],
  [400, 400, [2]],
  [-1, -1, [0]],
  [0, -1, [0]],
])('rows %i to %i are on pages %j of 200', (first, last, pages) => {
  expect(pagesForRows(first, last, 200)).toEqual(pages)
})
