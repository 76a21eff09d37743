/** The local day of a timestamp as YYYY-MM-DD, which sorts by time. */
export function dayKey(moment: Date): string {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${moment.getFullYear()}-${month}-${day}`
}

/** Formats a day in words: with the weekday in the last seven days, and with the year if it is not this year. */
export function formatDay(moment: Date, now: Date, language: string): string {
  const daysAgo = (now.getTime() - moment.getTime()) / 86_400_000
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    ...(daysAgo < 7 && { weekday: 'long' }),
    ...(moment.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(moment)
}
