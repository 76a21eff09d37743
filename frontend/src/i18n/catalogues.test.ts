import { describe, expect, it } from 'vitest'
import * as en from './en'
import * as fr from './fr'

type Catalogue = { [key: string]: string | Catalogue }

/** Every key with the names of its interpolated values; plural forms count once. */
function keys(catalogue: Catalogue, prefix = ''): string[] {
  return Object.entries(catalogue)
    .flatMap(([key, value]) => {
      const path = `${prefix}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`
      if (typeof value !== 'string') return keys(value, `${path}.`)
      const names = Array.from(value.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1])
      return [[path, ...names.filter((name) => name !== 'count').toSorted()].join(' ')]
    })
    .filter((key, index, all) => all.indexOf(key) === index)
    .toSorted()
}

describe('the catalogues', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])('have the same keys and values in French as in English: %s', (name) => {
    expect(keys(fr[name])).toEqual(keys(en[name]))
  })

  it('have no empty texts', () => {
    expect(JSON.stringify({ en, fr })).not.toMatch(/:\s*""/)
  })

  it('put no-break spaces before French punctuation', () => {
    expect(JSON.stringify(fr)).not.toMatch(/ [?!;:»]|« /)
  })
})
