import type { Element, ElementContent, Root, Text } from 'hast'

/** A citation: [1], or [1, 3] or [ 1; 3 ], as some models write it. */
const citation = /\[ ?(\d{1,4}(?: ?[,;] ?\d{1,4})*) ?\]/g

/** Removes citations and the spaces before them. */
export const withoutCitations = (value: string): string => value.replace(new RegExp(` ?${citation.source}`, 'g'), '')

const text = (value: string): Text => ({ type: 'text', value })

const button = (number: string): Element => ({
  type: 'element',
  tagName: 'button',
  properties: { value: number },
  children: [text(number)],
})

/** Splits a text into text nodes and a button for each cited person. */
export function splitAtCitations(value: string): ElementContent[] {
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

const isSkipped = (node: ElementContent) => node.type === 'element' && ['a', 'code', 'pre'].includes(node.tagName)

function visit(parent: Root | Element) {
  const children = parent.children as ElementContent[]
  parent.children = children.flatMap((child) => {
    if (child.type === 'text') return splitAtCitations(child.value)
    if (child.type === 'element' && !isSkipped(child)) visit(child)
    return [child]
  })
}

/**
 * A rehype plugin that turns citations into buttons. It runs after sanitizing,
 * which removes all other buttons.
 */
export const rehypeCitations = () => visit
