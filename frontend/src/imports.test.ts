import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })

/** What each room may import besides itself and packages; rooms further down know nothing of those above. */
const allowed: Record<string, readonly string[]> = {
  lib: [],
  i18n: ['lib'],
  api: ['lib', '@bindings'],
  ui: ['lib', 'i18n'],
  people: ['lib', 'i18n', 'api', 'ui'],
  profile: ['lib', 'i18n', 'api', 'ui', 'people'],
  door: ['lib', 'i18n', 'api', 'ui'],
  features: ['lib', 'i18n', 'api', 'ui', 'people', 'profile', 'door'],
  app: ['lib', 'i18n', 'api', 'ui', 'people', 'profile', 'door', 'features'],
}

/** The room of a path below src; each feature is a room of its own. */
const roomOf = (path: string) => /^(features\/[^/]+|[^/]+)/.exec(path)?.[0] ?? ''
const kindOf = (room: string) => room.split('/')[0] ?? ''

/** The rooms that a file imports from, its own left out. */
function importedRooms(path: string, source: string): string[] {
  const room = roomOf(path)
  return Array.from(source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), (match) => match[1] ?? '')
    .filter((target) => /^(\.|@\/|@bindings)/.test(target))
    .map((target) => {
      if (target.startsWith('@bindings')) return '@bindings'
      if (target.startsWith('@/')) return roomOf(target.slice(2))
      return roomOf(new URL(target, `file:///${path}`).pathname.slice(1))
    })
    .filter((target) => target !== room)
}

describe('imports', () => {
  const files = Object.entries(sources).map(([path, source]) => ({ path: path.slice(2), source }))

  it('finds the sources', () => {
    expect(files.map(({ path }) => path)).toContain('app/main.tsx')
  })

  it.each(files.filter(({ path }) => path.includes('/') && !path.includes('.test.')))(
    '$path: down only, never to another feature, bindings through api alone',
    ({ path, source }) => {
      const may = allowed[kindOf(roomOf(path))] ?? []
      const strays = importedRooms(path, source).filter((room) => !may.includes(kindOf(room)))
      expect(strays).toEqual([])
    },
  )
})
