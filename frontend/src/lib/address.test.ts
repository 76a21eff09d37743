import { describe, expect, it } from 'vitest'
import { isLocalAddress, isWebAddress } from './address'

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

describe('isLocalAddress', () => {
  it.each([
    ['http://127.0.0.1:11434', true],
    ['http://localhost:11434', true],
    ['http://[::1]:11434', true],
    ['http://0.0.0.0:11434', true],
    ['http://192.0.2.7:11434', false],
    ['https://localhost.example.org', false],
    ['', false],
  ])('%j: %s', (address, want) => {
    expect(isLocalAddress(address)).toBe(want)
  })
})
