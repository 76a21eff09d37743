/** Where a follow-up date stands from today. */
export type Due = 'overdue' | 'today' | 'ahead'

export interface FollowUp {
  due: Due
  /** The distance in words: "tomorrow", "3 days ago". */
  when: string
}

/** Both are days, YYYY-MM-DD; calendar days are compared, whatever the hour. */
export function followUp(on: string, today: string, language: string): FollowUp {
  const days = Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000)
  const when = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
  if (days < 0) return { due: 'overdue', when }
  return { due: days === 0 ? 'today' : 'ahead', when }
}
