import { describe, expect, it } from 'vitest'
import { excerpt, highlight, snippetPieces, type Piece } from './highlight'

const shown = (pieces: Piece[]) => pieces.map(({ text, marked }) => (marked ? `<${text}>` : text)).join('')

describe('highlight', () => {
  it.each([
    ['nothing', 'plain', [], 'plain'],
    ['one word', 'wooden boats', ['boats'], 'wooden <boats>'],
    ['every place', 'boat to boat', ['boat'], '<boat> to <boat>'],
    ['overlaps as one', 'grant writing', ['grant wri', 'writing'], '<grant writing>'],
    ['neighbours as one', 'ab', ['a', 'b'], '<ab>'],
    ['letter for letter only', 'Boats', ['boats'], 'Boats'],
    ['an empty needle', 'text', [''], 'text'],
    ['markup as text', '<b>x</b>', ['x'], '<b><x></b>'],
  ])('marks %s', (_, text, needles, want) => {
    expect(shown(highlight(text, needles))).toBe(want)
  })
})

describe('excerpt', () => {
  const long = `${'word '.repeat(60)}needle ${'tail '.repeat(60)}`.trim()

  it('leaves short text alone', () => {
    expect(excerpt('short', ['x'])).toBe('short')
  })

  it('keeps the needle, whole words, and says where it cut', () => {
    expect(excerpt(long, ['needle'], 60)).toMatch(/^… (word )+needle (tail ?)+…$/)
  })

  it('starts at the beginning where nothing is marked', () => {
    expect(excerpt(long, [], 20)).toBe('word word word word …')
  })

  it('cuts text without spaces', () => {
    expect(excerpt('x'.repeat(300), [], 50).length).toBeLessThan(60)
  })
})

describe('snippetPieces', () => {
  it.each([
    ['a \u0002b\u0003 c', 'a <b> c'],
    ['\u0002a\u0003\u0002b\u0003', '<a><b>'],
    ['no marks', 'no marks'],
    ['broken \u0002off', 'broken <off>'],
    ['stray\u0003', 'stray\u0003'],
    ['**Maria** [1] builds \u0002**boats**\u0003', 'Maria [1] builds <boats>'],
    ['words '.repeat(20) + '\u0002end\u0003', `… ${'words '.repeat(6)}<end>`],
  ])('%j', (snippet, want) => {
    expect(shown(snippetPieces(snippet))).toBe(want)
  })
})
