import { vi } from 'vitest'
import type { ImportFile, ImportRow, ImportSummary } from '@/api/types'
import { fakeBackend } from './backend'

/** An open table with two people. */
export const members: ImportFile = {
  file_id: 'file',
  name: 'members.csv',
  dialect: 'table',
  columns: [
    { header: 'Who', field: 'name', reason: 'content', samples: ['Ann', 'Bo'] },
    { header: 'Mail', field: 'email', reason: 'header', samples: ['ann@example.org'] },
    { header: 'Shoe size', field: '', reason: '', samples: ['38', '41'] },
  ],
  fields: ['name', 'email', 'skills'],
  remembered: false,
  rows: 2,
  nameless: 0,
  problems: 0,
  consent: false,
  undecided: [],
  ignored: [],
  encoding: 'utf-8',
  encodings: ['utf-8'],
  sheets: [],
  sheet: 0,
}

export const summaryOf = (counts: Record<string, number>, overrides: Partial<ImportSummary> = {}): ImportSummary => ({
  import_id: '',
  counts,
  total: Object.values(counts).reduce((sum, count) => sum + count, 0),
  listed: 0,
  unlisted: {},
  noted: 0,
  notes: [],
  to_invite: 0,
  ...overrides,
})

/** A reason that no catalogue translates. */
export const reasonOf = (text: string): ImportRow['reason'] => ({ text, said: { id: text, args: [] } })

/** A row of a file with its outcome. */
export const rowOf = (line: number, name: string, outcome: string, overrides: Partial<ImportRow> = {}): ImportRow => ({
  line,
  name,
  email: '',
  outcome,
  reason: reasonOf(''),
  changes: [],
  notes: [],
  unlisted: '',
  ...overrides,
})

/** Three rows with different outcomes. */
const rows = [
  rowOf(2, 'Ann', 'new', { email: 'ann@example.org' }),
  rowOf(3, 'Bo', 'updated', {
    unlisted: 'refused',
    notes: [reasonOf('The website “-” is no address; it was left out.')],
    changes: [
      { field: 'headline', before: 'Sailor', after: 'Boat builder' },
      { field: 'skills', before: 'knots', after: 'knots; sails' },
      { field: 'opted_in', before: 'true', after: 'false' },
    ],
  }),
  rowOf(4, '', 'rejected', { reason: reasonOf('There is neither a name nor an e-mail address.') }),
]
/** The summary of these rows. */
export const summary = summaryOf({ new: 1, updated: 1, rejected: 1 }, { listed: 1, unlisted: { refused: 1 }, noted: 1 })

/** A backend on which importing works, with the given calls replaced. */
export function importBackend(overrides: Record<string, unknown> = {}) {
  const calls = {
    Choose: members,
    List: [],
    Map: vi.fn(({ fields }: { fields: string[] }) => ({
      ...members,
      columns: members.columns.map(({ header, samples }, index) => ({ header, samples, field: fields[index] ?? '', reason: 'organiser' })),
    })),
    Preview: vi.fn(() => summary),
    Rows: ({ outcome, noted, unlisted, offset }: { outcome: string; noted: boolean; unlisted: string; offset: number }) => {
      const shown = rows.filter((row) => (outcome === '' || row.outcome === outcome) && (!noted || row.notes.length > 0) && (unlisted === '' || row.unlisted !== ''))
      return { total: shown.length, rows: shown.slice(offset) }
    },
    Commit: vi.fn(() => ({ ...summary, import_id: 'now' })),
    Close: vi.fn(),
    Undo: vi.fn(() => ({ removed: 1, restored: 1, withdrawn: 0, left: [] })),
    ...overrides,
  }
  fakeBackend({ imports: calls })
  return calls
}
