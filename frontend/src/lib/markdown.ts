/** Citations are held back when they may still be growing: "[", "[1", "[1](htt". */
const unfinishedBracket = /!?\[[^\]\n]{0,200}$|!?\[[^\]\n]{0,200}\]\([^)\s]{0,500}$/

/** Markers at the very end may be half of a pair: "*", "**", "`", "# ", "- ", "1.". */
const unfinishedMarker = /(?:[*_`~]+|\n[ \t]*(?:#{1,6}|[-+>]|\d{1,3}[.)]?)[ \t]*)$/

/** How often a marker stands in text that is not code. */
const count = (text: string, marker: string) => text.split(marker).length - 1

/**
 * Markdown that is still arriving, made presentable: what may be half of some
 * markup is held back, emphasis that was opened is closed. So nothing flashes
 * up as raw markers and then turns into something else.
 */
export function presentable(arriving: string): string {
  const text = arriving.replace(unfinishedBracket, '').replace(unfinishedMarker, '')
  const block = text.slice(text.lastIndexOf('\n\n') + 1)
  if (count(block, '`') % 2 === 1) return `${text}\``
  const prose = block.replace(/`[^`]*`/g, '')
  const strong = count(prose, '**') % 2 === 1 ? '**' : ''
  const emphasis = count(prose.replaceAll('**', ''), '*') % 2 === 1 && !/(^|\n)\* /.test(prose) ? '*' : ''
  const closers = emphasis + strong
  return closers === '' ? text : text.trimEnd() + closers
}

/** The address if a link may go there, otherwise undefined: http, https and mailto only. */
export function safeAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  try {
    const { protocol } = new URL(address)
    return ['http:', 'https:', 'mailto:'].includes(protocol) ? address : undefined
  } catch {
    return undefined
  }
}
