import { describe, expect, it } from 'vitest'
import { excerpt, highlight, parseSnippet, type Segment } from './highlight'

const shown = (segments: Segment[]) => segments.map(({ text, marked }) => (marked ? `<${text}>` : text)).join('')

describe('highlight', () => {
  it.each([
    ['nothing', 'plain', [], 'plain'],
    ['one word', 'wooden boats', ['boats'], 'wooden <boats>'],
    ['every occurrence', 'boat to boat', ['boat'], '<boat> to <boat>'],
    ['overlapping matches as one', 'grant writing', ['grant wri', 'writing'], '<grant writing>'],
    ['adjacent matches as one', 'ab', ['a', 'b'], '<ab>'],
    ['case-sensitively', 'Boats', ['boats'], 'Boats'],
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

  it('keeps the needle and whole words, and shows where it was cut', () => {
    expect(excerpt(long, ['needle'], 60)).toMatch(/^… (word )+needle (tail ?)+…$/)
  })

  it('keeps a needle whole that is longer than the excerpt', () => {
    const needle = `needle ${'and thread '.repeat(9)}end`
    const text = `${'word '.repeat(60)}${needle}. ${'tail '.repeat(60)}`.trim()
    expect(excerpt(text, [needle], 60)).toBe(`… ${needle} …`)
    expect(excerpt(text, [needle], 120)).toContain(needle)
  })

  it('shows every match, whole, with an ellipsis for what is left out', () => {
    const text = `I row. ${'word '.repeat(60)}I mend nets. I sew sails. ${'tail '.repeat(60)}Ask me.`
    expect(excerpt(text, ['I sew sails', 'I mend nets', 'I row'], 60)).toBe('I row … I mend nets. I sew sails …')
    expect(excerpt(text, ['Ask me', 'I sew sails'], 60)).toBe('… I sew sails … Ask me.')
  })

  it('starts at the beginning where nothing is marked', () => {
    expect(excerpt(long, [], 20)).toBe('word word word word …')
  })

  it('cuts text without spaces', () => {
    expect(excerpt('x'.repeat(300), [], 50).length).toBeLessThan(60)
  })
})

describe('parseSnippet', () => {
  it.each([
    ['a \u0002b\u0003 c', 'a <b> c'],
    ['\u0002a\u0003\u0002b\u0003', '<a><b>'],
    ['no marks', 'no marks'],
    ['broken \u0002off', 'broken <off>'],
    ['stray\u0003', 'stray\u0003'],
    ['**Maria** [1] builds \u0002**boats**\u0003', 'Maria [1] builds <boats>'],
    ['words '.repeat(20) + '\u0002end\u0003', `… ${'words '.repeat(6)}<end>`],
  ])('%j', (snippet, want) => {
    expect(shown(parseSnippet(snippet))).toBe(want)
  })
})
