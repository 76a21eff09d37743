import { describe, expect, it } from 'vitest'
import { isWebAddress } from './address'

describe('isWebAddress', () => {
  it.each([
    ['https://example.org/in/amira', true],
    ['example.org', true],
    ['  www.example.org/a?b=c  ', true],
    ['http://[::1]:80/', true],
    ['', false],
    ['not an address', false],
    ['ftp://example.org', false],
    ['javascript:alert(1)', false],
    ['https://user:secret@example.org', false],
  ])('%j: %s', (typed, want) => {
    expect(isWebAddress(typed)).toBe(want)
  })
})
