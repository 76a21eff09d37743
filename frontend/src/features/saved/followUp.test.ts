import { expect, it } from 'vitest'
import { followUp } from './followUp'

it.each([
  ['2026-11-20', 'overdue', '3 days ago'],
  ['2026-11-22', 'overdue', 'yesterday'],
  ['2026-11-23', 'today', 'today'],
  ['2026-11-24', 'ahead', 'tomorrow'],
  ['2027-03-28', 'ahead', 'in 125 days'],
])('%s is %s: %s', (on, due, when) => {
  expect(followUp(on, '2026-11-23', 'en')).toEqual({ due, when })
})
