import { expect, test } from 'vitest'
import { parseAddresses, addDays, invalidEntries } from './addresses'

test.each([
  ['', []],
  ['nobody', []],
  ['ann@example.org', ['ann@example.org']],
  ['Bo Lee <bo@example.org>; "Ann" <Ann@Example.org>,\n cy@example.org.', ['bo@example.org', 'ann@example.org', 'cy@example.org']],
  ['ann@example.org ANN@example.org', ['ann@example.org']],
])('the addresses of %j are %j', (text, addresses) => {
  expect(parseAddresses(text)).toEqual(addresses)
})

test.each([
  ['', []],
  ['Bo Lee <bo@example.org>; ann@example.org\n', []],
  ['ana@example.org, bob at example.org\n Cleo', ['bob at example.org', 'Cleo']],
])('of %j, %j is no address', (text, invalid) => {
  expect(invalidEntries(text)).toEqual(invalid)
})

test('a week is seven days', () => {
  expect(addDays(new Date('2026-02-25T10:00:00Z'), 7)).toBe('2026-03-04T10:00:00.000Z')
})
