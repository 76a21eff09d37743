/** A citation or link at the end that may be incomplete: "[", "[1", "[1](htt". */
const unfinishedBracket = /!?\[[^\]\n]{0,200}$|!?\[[^\]\n]{0,200}\]\([^)\s]{0,500}$/

/** Syntax at the end that may be incomplete: "*", "**", "`", "# ", "- ", "1.". */
const unfinishedMarker = /(?:[*_`~]+|\n[ \t]*(?:#{1,6}|[-+>]|\d{1,3}[.)]?)[ \t]*)$/

/** How often the text contains a marker. */
const count = (text: string, marker: string) => text.split(marker).length - 1

/**
 * Makes Markdown that is still being streamed valid: incomplete syntax at the
 * end is removed, open emphasis is closed. So the reader never sees raw syntax.
 */
export function closePartialMarkdown(partial: string): string {
  const text = partial.replace(unfinishedBracket, '').replace(unfinishedMarker, '')
  const block = text.slice(text.lastIndexOf('\n\n') + 1)
  if (count(block, '`') % 2 === 1) return `${text}\``
  const prose = block.replace(/`[^`]*`/g, '')
  const strong = count(prose, '**') % 2 === 1 ? '**' : ''
  const emphasis = count(prose.replaceAll('**', ''), '*') % 2 === 1 && !/(^|\n)\* /.test(prose) ? '*' : ''
  const closers = emphasis + strong
  return closers === '' ? text : text.trimEnd() + closers
}

/** The address if a link may open it, otherwise undefined. Allowed are http, https and mailto. */
export function safeAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  try {
    const { protocol } = new URL(address)
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? address : undefined
  } catch {
    return undefined
  }
}
