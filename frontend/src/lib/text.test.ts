import { describe, expect, it } from 'vitest'
import { addChips } from './chips'
import { randomId } from './id'
import { initials } from './initials'

describe('initials', () => {
  it.each([
    ['Maria Lindqvist', 'ML'],
    ['Jedediah Rourke-Sinclair', 'JR'],
    ['ana maria de souza', 'AS'],
    ['Cher', 'C'],
    ['“Bo” (Robert) O’Neil', 'BO'],
    ['李 小龙', '李小'],
    ['𝒜lice Doe', '𝒜D'],
    ['  ', ''],
    ['!?', ''],
  ])('%j → %j', (name, want) => {
    expect(initials(name)).toBe(want)
  })
})

describe('addChips', () => {
  it.each([
    ['one', [], 'joinery', ['joinery']],
    ['several', ['a'], 'b, c;d\ne', ['a', 'b', 'c', 'd', 'e']],
    ['trimmed', [], '  steam   bending ', ['steam bending']],
    ['no repetition', ['Rowing'], 'rowing, ROWING', ['Rowing']],
    ['nothing', ['a'], ' , ;', ['a']],
  ])('%s', (_, chips, typed, want) => {
    expect(addChips(chips, typed)).toEqual(want)
  })
})

describe('randomId', () => {
  it('is a UUID of version 4, different each time', () => {
    const ids = Array.from({ length: 200 }, randomId)
    expect(new Set(ids).size).toBe(200)
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })
})
