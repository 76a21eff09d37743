import { expect, it } from 'vitest'
import { splitBlocks } from './blocks'

const texts = (text: string) => splitBlocks(text).map((block) => block.text)

it.each([
  ['nothing', '', []],
  ['one paragraph', 'one\nmore', ['one\nmore']],
  ['paragraphs', 'one\n\ntwo\n\n\nthree', ['one\n\n', 'two\n\n\n', 'three']],
  ['code with empty lines', '```\na\n\nb\n```\n\nafter', ['```\na\n\nb\n```\n\n', 'after']],
  ['a list with empty lines', '- a\n\n- b\n\n  more of b\n\nafter', ['- a\n\n- b\n\n  more of b\n\n', 'after']],
  ['numbers', '1. a\n\n2. b', ['1. a\n\n2. b']],
  ['a list after a paragraph', 'so:\n\n- a', ['so:\n\n', '- a']],
])('splits %s', (_, text, blocks) => expect(texts(text)).toEqual(blocks))

it('keeps every character, wherever the text ends, and changes only the last block when text is appended', () => {
  const text = 'One [1]\n\n- a\n- b\n\n```js\nx\n\ny\n```\n\n1. c\n\nEnd'
  for (let end = 0; end <= text.length; end++) {
    const blocks = splitBlocks(text.slice(0, end))
    expect(blocks.map((block) => block.text).join('')).toBe(text.slice(0, end))
    const before = splitBlocks(text.slice(0, Math.max(0, end - 1)))
    expect(blocks.slice(0, before.length - 1)).toEqual(before.slice(0, -1))
  }
})
