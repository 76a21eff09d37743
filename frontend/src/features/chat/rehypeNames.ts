import type { Element, ElementContent, Root, Text } from 'hast'

/** Matches the names as whole words, and the longest one first. */
function patternOf(names: readonly string[]): RegExp {
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  const alternatives = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

const nameElement = (name: string, number: number): Element => ({
  type: 'element',
  tagName: 'cite',
  properties: { dataNumber: String(number) },
  children: [{ type: 'text', value: name }],
})

const isSkipped = (node: ElementContent) => node.type === 'element' && ['a', 'code', 'pre', 'button'].includes(node.tagName)

/** The text nodes and the skipped elements, in document order. */
const leaves = (parent: Root | Element): ElementContent[] =>
  (parent.children as ElementContent[]).flatMap((child) => (child.type === 'element' && !isSkipped(child) ? leaves(child) : [child]))

const isBlank = (node: ElementContent) => node.type === 'text' && node.value.trim() === ''

/** For each leaf, the numbers cited directly after it. */
function cited(tree: Root): ReadonlyMap<ElementContent, readonly string[]> {
  const citedAfter = new Map<ElementContent, string[]>()
  let numbers: string[] = []
  for (const leaf of leaves(tree).toReversed()) {
    if (leaf.type === 'element' && leaf.tagName === 'button') numbers.push(String(leaf.properties['value']))
    else if (!isBlank(leaf)) {
      citedAfter.set(leaf, numbers)
      numbers = []
    }
  }
  return citedAfter
}

/**
 * A rehype plugin that links the full names of the people of an answer to their
 * cards, unless the right citation follows. It runs after rehypeCitations. Names
 * that two people have are not linked.
 */
export const rehypeNames = (names: readonly string[]) => {
  const uniqueNames = names.filter((name) => name.trim() !== '' && names.indexOf(name) === names.lastIndexOf(name))
  if (uniqueNames.length === 0) return () => undefined
  const namePattern = patternOf(uniqueNames)
  const splitAtNames = ({ value }: Text, citedAfter: readonly string[]): ElementContent[] => {
    const nodes: ElementContent[] = []
    let at = 0
    for (const { 0: name, index } of value.matchAll(namePattern)) {
      const end = index + name.length
      const number = names.indexOf(name) + 1
      if (citedAfter.includes(String(number)) && value.slice(end).trim() === '') continue
      if (index > at) nodes.push({ type: 'text', value: value.slice(at, index) })
      nodes.push(nameElement(name, number))
      at = end
    }
    if (at < value.length) nodes.push({ type: 'text', value: value.slice(at) })
    return nodes
  }
  return (tree: Root) => {
    const citedAfter = cited(tree)
    const visit = (parent: Root | Element) => {
      parent.children = (parent.children as ElementContent[]).flatMap((child) => {
        if (child.type === 'text') return splitAtNames(child, citedAfter.get(child) ?? [])
        if (child.type === 'element' && !isSkipped(child)) visit(child)
        return [child]
      })
    }
    visit(tree)
  }
}
