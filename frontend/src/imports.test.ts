import { describe, expect, it } from 'vitest'

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })

/** Which folders each folder may import, besides itself and packages. Imports go downwards only. */
const allowed: Record<string, readonly string[]> = {
  lib: [],
  i18n: ['lib'],
  api: ['lib', '@bindings'],
  ui: ['lib', 'i18n'],
  people: ['lib', 'i18n', 'api', 'ui'],
  profile: ['lib', 'i18n', 'api', 'ui', 'people'],
  auth: ['lib', 'i18n', 'api', 'ui'],
  features: ['lib', 'i18n', 'api', 'ui', 'people', 'profile', 'auth'],
  app: ['lib', 'i18n', 'api', 'ui', 'people', 'profile', 'auth', 'features'],
}

/** The folder of a path below src. Each feature counts as a folder. */
const folderOf = (path: string) => /^(features\/[^/]+|[^/]+)/.exec(path)?.[0] ?? ''
const kindOf = (folder: string) => folder.split('/')[0] ?? ''

/** The folders that a file imports from, without its own. */
function importedFolders(path: string, source: string): string[] {
  const folder = folderOf(path)
  return Array.from(source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), (match) => match[1] ?? '')
    .filter((target) => /^(\.|@\/|@bindings)/.test(target))
    .map((target) => {
      if (target.startsWith('@bindings')) return '@bindings'
      if (target.startsWith('@/')) return folderOf(target.slice(2))
      return folderOf(new URL(target, `file:///${path}`).pathname.slice(1))
    })
    .filter((target) => target !== folder)
}

describe('imports', () => {
  const files = Object.entries(sources).map(([path, source]) => ({ path: path.slice(2), source }))

  it('finds the sources', () => {
    expect(files.map(({ path }) => path)).toContain('app/main.tsx')
  })

  it.each(files.filter(({ path }) => path.includes('/') && !path.includes('.test.')))(
    '$path imports only from lower folders, not from other features, and bindings only in api',
    ({ path, source }) => {
      const may = allowed[kindOf(folderOf(path))] ?? []
      const forbidden = importedFolders(path, source).filter((folder) => !may.includes(kindOf(folder)))
      expect(forbidden).toEqual([])
    },
  )
})
