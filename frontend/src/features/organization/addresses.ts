/** The e-mail addresses in a typed or pasted text, each once: "Bo <bo@example.org>; ann@example.org". */
export function parseAddresses(text: string): string[] {
  const found = text.match(/[^\s<>,;"'()]+@[^\s<>,;"'()]+/g) ?? []
  return [...new Set(found.map((address) => address.toLowerCase().replace(/[.:]+$/, '')))]
}

/** The entries of such a text that contain no address. */
export const invalidEntries = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && parseAddresses(entry).length === 0)

/** The time a number of days later, as an ISO string. */
export const addDays = (now: Date, days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString()
