import type { Session } from '@/api/types'
import { formatDay, dayKey } from '@/lib/day'

export type Row = { kind: 'day'; id: string; label: string } | { kind: 'session'; id: string; session: Session }

export interface DayWords {
  language: string
  today: string
  yesterday: string
}

function label(moment: Date, now: Date, { language, today, yesterday }: DayWords): string {
  const dayBefore = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayKey(moment) === dayKey(now)) return today
  return dayKey(moment) === dayKey(dayBefore) ? yesterday : formatDay(moment, now, language)
}

/** Groups conversations, newest first, by the day of their last message. */
export function rowsOf(sessions: readonly Session[], now: Date, words: DayWords): Row[] {
  const rows: Row[] = []
  let day = ''
  for (const session of sessions) {
    const moment = new Date(session.last_message_at)
    if (dayKey(moment) !== day) {
      day = dayKey(moment)
      rows.push({ kind: 'day', id: day, label: label(moment, now, words) })
    }
    rows.push({ kind: 'session', id: session.session_id, session })
  }
  return rows
}
