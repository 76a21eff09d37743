/** A part of a Markdown text that can be parsed alone. */
export interface Block {
  /** The offset in the whole text, in UTF-16 code units. */
  start: number
  text: string
}

const fence = /^ {0,3}(```|~~~)/
const listItem = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?: |$)/
const indented = /^\s/

/** What the next line depends on. */
interface State {
  isList: boolean
  /** Within a fenced code block, where empty lines do not end the block. */
  fenced: boolean
  /** The last line was empty. */
  empty: boolean
}

const beginsBlock = ({ isList, fenced, empty }: State, line: string): boolean =>
  empty && !fenced && line.trim() !== '' && !(isList && (indented.test(line) || listItem.test(line)))

function updateState(state: State, line: string) {
  if (fence.test(line)) state.fenced = !state.fenced
  state.empty = line.trim() === ''
}

/**
 * Splits Markdown at empty lines, except inside of fenced code and lists. Text
 * that is appended changes only the last block, or adds a block.
 */
export function splitBlocks(text: string): Block[] {
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
    updateState(state, line)
  }
  return blocks
}
