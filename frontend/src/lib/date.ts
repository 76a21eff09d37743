/** A moment's date in words, where the reader is. */
export const dateText = (moment: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(moment))
