import type { Element, ElementContent, Root, Text } from 'hast'
import type { Mark } from '@/api/types'

const markElement = (value: string): Element => ({
  type: 'element',
  tagName: 's',
  properties: {},
  children: [{ type: 'text', value }],
})

/** Splits a text node at its marks; sourceOffset is its offset in the source. */
function splitAtMarks(node: Text, sourceOffset: number, marks: readonly Mark[]): ElementContent[] {
  const nodes: ElementContent[] = []
  let offset = 0
  for (const { start, end } of marks) {
    const [first, last] = [Math.max(start - sourceOffset, offset), Math.min(end - sourceOffset, node.value.length)]
    if (first >= last) continue
    if (first > offset) nodes.push({ type: 'text', value: node.value.slice(offset, first) })
    nodes.push(markElement(node.value.slice(first, last)))
    offset = last
  }
  if (offset < node.value.length) nodes.push({ type: 'text', value: node.value.slice(offset) })
  return nodes
}

/** Whether a text node is identical to its source, so that offsets are the same in both. */
const isVerbatim = ({ value, position }: Text) =>
  position?.start.offset !== undefined && position.end.offset === position.start.offset + value.length

/**
 * A rehype plugin that wraps marked ranges of the source in <s>. It runs after
 * sanitizing, which removes all other <s>.
 */
export const rehypeMarks = (marks: readonly Mark[]) => {
  const visit = (parent: Root | Element) => {
    parent.children = (parent.children as ElementContent[]).flatMap((child) => {
      if (child.type === 'element') visit(child)
      return child.type === 'text' && isVerbatim(child) ? splitAtMarks(child, child.position?.start.offset ?? 0, marks) : [child]
    })
  }
  return (tree: Root) => (marks.length === 0 ? undefined : visit(tree))
}
