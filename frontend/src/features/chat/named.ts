import type { Element, ElementContent, Root, Text } from 'hast'

/** Where full names stand as words of their own, of overlapping ones the longest. */
function pattern(names: readonly string[]): RegExp {
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  const alternatives = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
}

const linked = (name: string, number: number): Element => ({
  type: 'element',
  tagName: 'cite',
  properties: { dataNumber: String(number) },
  children: [{ type: 'text', value: name }],
})

const isQuoted = (node: ElementContent) => node.type === 'element' && ['a', 'code', 'pre', 'button'].includes(node.tagName)

/** What is read one after the other: texts, and elements that are taken whole. */
const leaves = (parent: Root | Element): ElementContent[] =>
  (parent.children as ElementContent[]).flatMap((child) => (child.type === 'element' && !isQuoted(child) ? leaves(child) : [child]))

const isBlank = (node: ElementContent) => node.type === 'text' && node.value.trim() === ''

/** The numbers that are cited right behind a text. */
function cited(tree: Root): ReadonlyMap<ElementContent, readonly string[]> {
  const behind = new Map<ElementContent, string[]>()
  let numbers: string[] = []
  for (const leaf of leaves(tree).toReversed()) {
    if (leaf.type === 'element' && leaf.tagName === 'button') numbers.push(String(leaf.properties['value']))
    else if (!isBlank(leaf)) {
      behind.set(leaf, numbers)
      numbers = []
    }
  }
  return behind
}

/**
 * A rehype plugin that makes links of the full names of the people an answer is
 * about, where the writer left their number out or took another's. It runs
 * behind citations. A name that two of them have says nothing.
 */
export const named = (names: readonly string[]) => {
  const known = names.filter((name) => name.trim() !== '' && names.indexOf(name) === names.lastIndexOf(name))
  if (known.length === 0) return () => undefined
  const places = pattern(known)
  const cut = ({ value }: Text, behind: readonly string[]): ElementContent[] => {
    const pieces: ElementContent[] = []
    let at = 0
    for (const { 0: name, index } of value.matchAll(places)) {
      const end = index + name.length
      const number = names.indexOf(name) + 1
      if (behind.includes(String(number)) && value.slice(end).trim() === '') continue
      if (index > at) pieces.push({ type: 'text', value: value.slice(at, index) })
      pieces.push(linked(name, number))
      at = end
    }
    if (at < value.length) pieces.push({ type: 'text', value: value.slice(at) })
    return pieces
  }
  return (tree: Root) => {
    const behind = cited(tree)
    const within = (parent: Root | Element) => {
      parent.children = (parent.children as ElementContent[]).flatMap((child) => {
        if (child.type === 'text') return cut(child, behind.get(child) ?? [])
        if (child.type === 'element' && !isQuoted(child)) within(child)
        return [child]
      })
    }
    within(tree)
  }
}
