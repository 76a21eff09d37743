import { expect, it } from 'vitest'
import { fold } from './fold'

it.each([
  ['Tomás Ó Súilleabháin', 'tomas o suilleabhain'],
  ['ΠΈΤΡΟΣ', 'πετρος'],
  ['🛶 Boat', '🛶 boat'],
  ['', ''],
])('folds %j', (text, want) => {
  expect(fold(text).replaceAll('ς', 'σ')).toBe(want.replaceAll('ς', 'σ'))
})
