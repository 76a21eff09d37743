/** The day of a moment where the reader is, as text that sorts by time. */
export function dayOf(moment: Date): string {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${moment.getFullYear()}-${month}-${day}`
}

/** A day in words: the date, with the weekday while that tells something, and the year once it is another. */
export function dayLabel(moment: Date, now: Date, language: string): string {
  const daysAgo = (now.getTime() - moment.getTime()) / 86_400_000
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    ...(daysAgo < 7 && { weekday: 'long' }),
    ...(moment.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(moment)
}
