import type { ImportFile, ImportSummary } from '@/api/types'

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
  ...overrides,
})
