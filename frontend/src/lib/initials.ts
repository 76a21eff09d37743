const firstLetter = (word: string | undefined) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? ''

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []
  return words.length > 1 ? firstLetter(words[0]) + firstLetter(words.at(-1)) : firstLetter(words[0])
}
