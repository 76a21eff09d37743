/** Formats the date of a timestamp in words, in the local time zone. */
export const formatDate = (moment: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(moment))
