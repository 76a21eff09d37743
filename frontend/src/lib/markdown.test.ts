import { describe, expect, it } from 'vitest'
import { closePartialMarkdown, safeAddress } from './markdown'

describe('closePartialMarkdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['**Mar', '**Mar**'],
    ['ask **', 'ask '],
    ['ask *', 'ask '],
    ['**Maria** and **Jo', '**Maria** and **Jo**'],
    ['**Maria** done', '**Maria** done'],
    ['an *odd', 'an *odd*'],
    ['so ***very', 'so ***very***'],
    ['**open space ', '**open space**'],
    ['some `co', 'some `co`'],
    ['Maria [', 'Maria '],
    ['Maria [1', 'Maria '],
    ['Maria [1]', 'Maria [1]'],
    ['see [site](https://exa', 'see '],
    ['see [site](https://example.org)', 'see [site](https://example.org)'],
    ['first\n- ', 'first'],
    ['first\n#', 'first'],
    ['first\n- one', 'first\n- one'],
    ['* one\n* two', '* one\n* two'],
    ['**closed**\n\n**op', '**closed**\n\n**op**'],
    ['', ''],
  ])('%j → %j', (partial, want) => {
    expect(closePartialMarkdown(partial)).toBe(want)
  })

  it('shows no incomplete syntax, wherever the text is cut', () => {
    const whole = 'Ask **Maria Lindqvist** [1] or *perhaps* `Jo` [12], see [here](https://example.org).'
    for (let length = 0; length <= whole.length; length++) {
      const text = closePartialMarkdown(whole.slice(0, length))
      expect(text.split('**').length % 2).toBe(1)
      expect(text).not.toMatch(/\[\d*$/)
    }
  })
})

describe('safeAddress', () => {
  it.each([
    ['https://example.org/a', true],
    ['http://example.org', true],
    ['mailto:a@example.org', true],
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false],
    ['vbscript:x', false],
    ['wails://wails/', false],
    ['/relative', false],
    ['#hash', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (address, safe) => {
    expect(safeAddress(address)).toBe(safe ? address : undefined)
  })
})
