export interface Segment {
  text: string
  marked: boolean
}

/** The ranges of the text that match any needle, merged and in order. */
function ranges(text: string, needles: readonly string[]): [number, number][] {
  const found: [number, number][] = []
  for (const needle of needles) {
    if (needle === '') continue
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
      found.push([at, at + needle.length])
    }
  }
  const merged: [number, number][] = []
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** Splits the text into segments and marks those that match a needle exactly. */
export function highlight(text: string, needles: readonly string[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const [start, end] of ranges(text, needles)) {
    if (start > at) segments.push({ text: text.slice(at, start), marked: false })
    segments.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false })
  return segments
}

/** What is left out between two matches, or before and after them, is at least so many characters long. */
const minOmission = 4

/** The matches of a text and nothing else, with an ellipsis for what is left out. */
function joinMatches(text: string, matches: readonly [number, number][]): string {
  let joined = ''
  let at = 0
  for (const [start, end] of matches) {
    const between = text.slice(at, start)
    joined += between.length < minOmission ? between : `${at > 0 ? ' ' : ''}… `
    joined += text.slice(start, end)
    at = end
  }
  const rest = text.slice(at)
  return joined + (rest.length < minOmission ? rest : ' …')
}

/**
 * Cuts a long text to about the given number of characters, in whole words, around its match. The match itself stays
 * whole. Of several matches all stay, and nothing else.
 */
export function excerpt(text: string, needles: readonly string[], length = 150): string {
  if (text.length <= length) return text
  const matches = ranges(text, needles)
  if (matches.length > 1) return joinMatches(text, matches)
  const match = matches[0]
  const [first, last] = match ?? [0, 0]
  const lead = Math.max(0, Math.min(length / 3, length - (last - first)))
  const from = Math.max(0, Math.min(first - lead, text.length - length))
  const word = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const start = match === undefined ? word : Math.min(word, first)
  const limit = Math.max(start + length, last)
  const end = limit >= text.length ? text.length : Math.max(text.lastIndexOf(' ', limit), last)
  const middle = text.slice(start, end > start ? end : start + length)
  return `${start > 0 ? '… ' : ''}${middle}${end < text.length ? ' …' : ''}`
}

/** How many characters are shown before the first match, so that the match is visible in a narrow list. */
const snippetLead = 40

/** Markdown syntax around words. */
const markdownMarkers = /\*\*|__|`|^#+ /gm

/** Cuts the text before the first match to its last words. */
function shortenLead(text: string): string {
  if (text.length <= snippetLead) return text
  const tail = text.slice(-snippetLead)
  return `… ${tail.slice(tail.indexOf(' ') + 1)}`
}

/** Parses a search snippet, whose matches stand between U+0002 and U+0003, and drops its Markdown syntax. */
export function parseSnippet(snippet: string): Segment[] {
  const [lead = '', ...parts] = snippet.replace(markdownMarkers, '').split('\u0002')
  const segments = parts.flatMap((part) => {
    const [marked = '', ...rest] = part.split('\u0003')
    return [
      { text: marked, marked: true },
      { text: rest.join(''), marked: false },
    ]
  })
  const shown = segments.length === 0 ? lead : shortenLead(lead)
  return [{ text: shown, marked: false }, ...segments].filter(({ text }) => text !== '')
}
