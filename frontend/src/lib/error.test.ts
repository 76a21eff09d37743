import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KithError, toKithError } from './error'
import { codes } from './generated'

it('knows the same codes as the backend', () => {
  const declared = readFileSync('../backend/domain/error.go', 'utf8')
  expect(codes).toEqual(Array.from(declared.matchAll(/ Code = "(\w+)"/g), (match) => match[1]))
})

describe('toKithError', () => {
  it.each([
    ['the backend’s own', { code: 'conflict', message: 'There already.', hint: 'Look.' }, 'conflict', 'There already.', 'Look.'],
    ['the backend’s own as Wails rejects with it', new Error('{"code":"conflict","message":"There already.","hint":"Look."}'), 'conflict', 'There already.', 'Look.'],
    ['one without a hint', { code: 'busy', message: 'Busy.' }, 'busy', 'Busy.', ''],
    ['an unknown code', { code: 'brand_new', message: 'x' }, 'internal', '', ''],
    ['a string', 'x is not a function', 'internal', '', ''],
    ['a defect of the page', new TypeError('x'), 'internal', '', ''],
    ['nothing', undefined, 'internal', '', ''],
    ['null', null, 'internal', '', ''],
    ['odd fields', { code: 'busy', message: 3, hint: {} }, 'busy', '', ''],
  ])('knows %s', (_, thrown, code, message, hint) => {
    const error = toKithError(thrown)
    expect(error).toBeInstanceOf(KithError)
    expect(error).toMatchObject({ code, message, hint })
  })

  it('leaves a KithError as it is', () => {
    const error = new KithError('busy', 'Busy.')
    expect(toKithError(error)).toBe(error)
  })
})
