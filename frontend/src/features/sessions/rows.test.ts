import { describe, expect, it } from 'vitest'
import type { Session } from '@/api/types'
import { rowsOf, type DayWords } from './rows'

const now = new Date(2026, 5, 15, 9)
const english: DayWords = { language: 'en', today: 'Today', yesterday: 'Yesterday' }

const session = (id: string, at: Date): Session => ({
  session_id: id,
  org_id: '',
  one_org: false,
  title: id,
  created_at: '',
  last_message_at: at.toISOString(),
})

const shown = (words: DayWords, ...moments: Date[]) =>
  rowsOf(
    moments.map((at, index) => session(String(index), at)),
    now,
    words,
  ).map((row) => (row.kind === 'day' ? row.label : `- ${row.id}`))

describe('rowsOf', () => {
  it.each([
    ['nothing', english, [], []],
    ['one day once', english, [new Date(2026, 5, 15, 8), new Date(2026, 5, 15, 0)], ['Today', '- 0', '- 1']],
    ['yesterday until midnight', english, [new Date(2026, 5, 14, 23, 59)], ['Yesterday', '- 0']],
    ['a weekday in the last week', english, [new Date(2026, 5, 11)], ['Thursday, June 11', '- 0']],
    ['a date before that', english, [new Date(2026, 4, 2)], ['May 2', '- 0']],
    ['a year that is over', english, [new Date(2025, 11, 31)], ['December 31, 2025', '- 0']],
    ['another language', { ...english, language: 'fr' }, [new Date(2026, 4, 2)], ['2 mai', '- 0']],
  ])('%s', (_, words, moments, want) => {
    expect(shown(words, ...moments)).toEqual(want)
  })
})
