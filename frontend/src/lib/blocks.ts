/** A stretch of Markdown that can be read apart from what surrounds it. */
export interface Block {
  /** Where it begins in the whole, counted as JavaScript does. */
  start: number
  text: string
}

const fence = /^ {0,3}(```|~~~)/
const listItem = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?: |$)/
const indented = /^\s/

/** What the lines of a block so far mean for the next one. */
interface State {
  isList: boolean
  /** Within code, where empty lines mean nothing. */
  fenced: boolean
  /** The last line was empty. */
  empty: boolean
}

const beginsBlock = ({ isList, fenced, empty }: State, line: string): boolean =>
  empty && !fenced && line.trim() !== '' && !(isList && (indented.test(line) || listItem.test(line)))

function pass(state: State, line: string) {
  if (fence.test(line)) state.fenced = !state.fenced
  state.empty = line.trim() === ''
}

/**
 * Cuts Markdown at its empty lines, but for those inside of code and of lists.
 * Text that is added at the end changes the last block alone, or adds one.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  const state: State = { isList: false, fenced: false, empty: true }
  for (const match of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const [line] = match
    if (blocks.length === 0 || beginsBlock(state, line)) {
      blocks.push({ start: match.index, text: '' })
      state.isList = listItem.test(line)
    }
    const block = blocks.at(-1)
    if (block !== undefined) block.text += line
    pass(state, line)
  }
  return blocks
}
