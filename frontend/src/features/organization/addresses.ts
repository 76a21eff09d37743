/** The addresses in a text that somebody typed or pasted, each once: "Bo <bo@example.org>; ann@example.org". */
export function addressesIn(text: string): string[] {
  const found = text.match(/[^\s<>,;"'()]+@[^\s<>,;"'()]+/g) ?? []
  return [...new Set(found.map((address) => address.toLowerCase().replace(/[.:]+$/, '')))]
}

/** The entries of such a text that hold no address, as they were typed. */
export const strayIn = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && addressesIn(entry).length === 0)

/** A moment some days from now. */
export const daysFrom = (now: Date, days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString()
