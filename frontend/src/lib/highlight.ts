export interface Piece {
  text: string
  marked: boolean
}

/** The stretches of text that any needle covers, merged and in order. */
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

/** The text cut where needles, which stand in it letter for letter, begin and end. */
export function highlight(text: string, needles: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of ranges(text, needles)) {
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/** About as many characters of a long text as asked for, around the first needle in it, whole words only. */
export function excerpt(text: string, needles: readonly string[], length = 150): string {
  if (text.length <= length) return text
  const first = ranges(text, needles)[0]
  const from = Math.max(0, Math.min((first?.[0] ?? 0) - length / 3, text.length - length))
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const end = start + length >= text.length ? text.length : text.lastIndexOf(' ', start + length)
  const middle = text.slice(start, end > start ? end : start + length)
  return `${start > 0 ? '… ' : ''}${middle}${end < text.length ? ' …' : ''}`
}

/** How much of a snippet stands before what is marked in it, in characters: it must be seen in a narrow list. */
const snippetLead = 40

/** Markdown that is written around words. */
const markers = /\*\*|__|`|^#+ /gm

/** A lead cut to its last words. */
function shortLead(text: string): string {
  if (text.length <= snippetLead) return text
  const tail = text.slice(-snippetLead)
  return `… ${tail.slice(tail.indexOf(' ') + 1)}`
}

/** A snippet whose marked stretches stand between U+0002 and U+0003, as plain text and the marked ones near its start. */
export function snippetPieces(snippet: string): Piece[] {
  const [lead = '', ...parts] = snippet.replace(markers, '').split('\u0002')
  const pieces = parts.flatMap((part) => {
    const [marked = '', ...rest] = part.split('\u0003')
    return [
      { text: marked, marked: true },
      { text: rest.join(''), marked: false },
    ]
  })
  const shown = pieces.length === 0 ? lead : shortLead(lead)
  return [{ text: shown, marked: false }, ...pieces].filter(({ text }) => text !== '')
}
