import type { Element, ElementContent, Root, Text } from 'hast'

/** [1] and, as some models write it, [1, 3] or [ 1; 3 ]: what the writer cites people by. */
const citation = /\[ ?(\d{1,4}(?: ?[,;] ?\d{1,4})*) ?\]/g

/** Text without its citations, and without the spaces that stood before them. */
export const withoutCitations = (value: string): string => value.replace(new RegExp(` ?${citation.source}`, 'g'), '')

const text = (value: string): Text => ({ type: 'text', value })

const button = (number: string): Element => ({
  type: 'element',
  tagName: 'button',
  properties: { value: number },
  children: [text(number)],
})

/** A text cut into prose and one button for each person cited. */
export function cite(value: string): ElementContent[] {
  const nodes: ElementContent[] = []
  let at = 0
  for (const match of value.matchAll(citation)) {
    if (match.index > at) nodes.push(text(value.slice(at, match.index)))
    const numbers = (match[1] ?? '').split(/[,;]/)
    nodes.push(...numbers.map((number) => button(String(Number(number)))))
    at = match.index + match[0].length
  }
  if (at < value.length) nodes.push(text(value.slice(at)))
  return nodes
}

const isQuoted = (node: ElementContent) => node.type === 'element' && ['a', 'code', 'pre'].includes(node.tagName)

function citeWithin(parent: Root | Element) {
  const children = parent.children as ElementContent[]
  parent.children = children.flatMap((child) => {
    if (child.type === 'text') return cite(child.value)
    if (child.type === 'element' && !isQuoted(child)) citeWithin(child)
    return [child]
  })
}

/**
 * A rehype plugin that turns citations into buttons. It runs after sanitising,
 * which removes every other button: a button in prose is a citation.
 */
export const citations = () => citeWithin
