/** Whether a follow-up date is past, today or in the future. */
export type Due = 'overdue' | 'today' | 'ahead'

export interface FollowUp {
  due: Due
  /** The date relative to today: "tomorrow", "3 days ago". */
  when: string
}

/** Compares two calendar days, YYYY-MM-DD. */
export function followUp(on: string, today: string, language: string): FollowUp {
  const days = Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000)
  const when = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
  if (days < 0) return { due: 'overdue', when }
  return { due: days === 0 ? 'today' : 'ahead', when }
}
