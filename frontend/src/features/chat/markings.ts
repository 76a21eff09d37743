import type { Element, ElementContent, Root, Text } from 'hast'
import type { Mark } from '@/api/types'

const marked = (value: string): Element => ({
  type: 'element',
  tagName: 's',
  properties: {},
  children: [{ type: 'text', value }],
})

/** A text cut where marks begin and end; from is where it stands in the source. */
function cut(node: Text, from: number, marks: readonly Mark[]): ElementContent[] {
  const pieces: ElementContent[] = []
  let at = 0
  for (const { start, end } of marks) {
    const [first, last] = [Math.max(start - from, at), Math.min(end - from, node.value.length)]
    if (first >= last) continue
    if (first > at) pieces.push({ type: 'text', value: node.value.slice(at, first) })
    pieces.push(marked(node.value.slice(first, last)))
    at = last
  }
  if (at < node.value.length) pieces.push({ type: 'text', value: node.value.slice(at) })
  return pieces
}

/** Whether a text is the same in the source, so that places in the one are places in the other. */
const isVerbatim = ({ value, position }: Text) =>
  position?.start.offset !== undefined && position.end.offset === position.start.offset + value.length

/**
 * A rehype plugin that sets marked places of the source apart. It runs after
 * sanitising, which removes every other <s>.
 */
export const markings = (marks: readonly Mark[]) => {
  const within = (parent: Root | Element) => {
    parent.children = (parent.children as ElementContent[]).flatMap((child) => {
      if (child.type === 'element') within(child)
      return child.type === 'text' && isVerbatim(child) ? cut(child, child.position?.start.offset ?? 0, marks) : [child]
    })
  }
  return (tree: Root) => (marks.length === 0 ? undefined : within(tree))
}
