import type { Session } from '@/api/types'
import { dayLabel, dayOf } from '@/lib/day'

export type Row = { kind: 'day'; id: string; label: string } | { kind: 'session'; id: string; session: Session }

export interface Words {
  language: string
  today: string
  yesterday: string
}

function label(moment: Date, now: Date, { language, today, yesterday }: Words): string {
  const dayBefore = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  if (dayOf(moment) === dayOf(now)) return today
  return dayOf(moment) === dayOf(dayBefore) ? yesterday : dayLabel(moment, now, language)
}

/** Conversations, newest first as they come, under the day of their last message. */
export function rowsOf(sessions: readonly Session[], now: Date, words: Words): Row[] {
  const rows: Row[] = []
  let day = ''
  for (const session of sessions) {
    const moment = new Date(session.last_message_at)
    if (dayOf(moment) !== day) {
      day = dayOf(moment)
      rows.push({ kind: 'day', id: day, label: label(moment, now, words) })
    }
    rows.push({ kind: 'session', id: session.session_id, session })
  }
  return rows
}
