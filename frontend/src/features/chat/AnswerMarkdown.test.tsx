import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { preferences } from '@/api/services'
import { CitedPeopleContext, AnswerMarkdown } from './AnswerMarkdown'

const show = (text: string, streaming = false) => render(<AnswerMarkdown text={text} streaming={streaming} />).container

const showCited = (text: string, streaming = false) => {
  const onCite = vi.fn<(index: number) => void>()
  const cited = { names: ['Maria Lindqvist', 'Jo Park'], onCite }
  const { container } = render(
    <CitedPeopleContext value={cited}>
      <AnswerMarkdown text={text} streaming={streaming} />
    </CitedPeopleContext>,
  )
  return { container, onCite }
}

describe('hostile Markdown', () => {
  it.each([
    ['a script', '<script>window.hacked = 1</script>'],
    ['an event handler', '<img src=x onerror="window.hacked = 1">'],
    ['an inline image', '![x](https://example.org/pixel.png)'],
    ['an image by reference', '![x][y]\n\n[y]: https://example.org/pixel.png'],
    ['a data image', '![x](data:image/svg+xml;base64,PHN2Zz4=)'],
    ['a frame', '<iframe src="https://example.org"></iframe>'],
    ['a form', '<form action="https://example.org"><button>Go</button></form>'],
    ['a style', '<style>* { display: none }</style><p style="position: fixed">x</p>'],
    ['an svg', '<svg onload="window.hacked = 1"><a href="javascript:1">x</a></svg>'],
    ['a meta refresh', '<meta http-equiv="refresh" content="0;url=https://example.org">'],
    ['a script link', '[x](javascript:window.hacked=1)'],
    ['a script link in disguise', '[x](java\tscript:window.hacked=1) [x](JAVASCRIPT&colon;alert(1))'],
    ['a data link', '[x](data:text/html,<script>1</script>)'],
    ['a file link', '[x](file:///etc/passwd)'],
    ['a relative link', '[x](/wails/ipc.js) [x](#/settings) [x](//example.org)'],
    ['an autolink', '<javascript:alert(1)> <vbscript:x>'],
    ['a button of its own', '<button value="1">1</button>'],
    ['clobbering ids', '<a id="root" name="content">x</a>'],
  ])('is inert: %s', (_, text) => {
    const container = show(text)
    const dangerous = 'script, img, iframe, form, input, button, style, svg, meta, link, object, [style], [id], [name], a'
    expect(container.querySelectorAll(dangerous)).toHaveLength(0)
    expect('hacked' in window).toBe(false)
  })

  it.each([['https://example.org/'], ['http://example.org/'], ['mailto:a@example.org']])(
    'opens %s outside of the window',
    async (url) => {
      const openLink = vi.spyOn(preferences, 'OpenLink').mockResolvedValue({ opened: true, address: url })
      show(`[there](${url})`)
      await userEvent.click(screen.getByRole('link', { name: 'there' }))
      expect(openLink).toHaveBeenCalledExactlyOnceWith({ address: url })
    },
  )
})

describe('citations', () => {
  it('lead to the card', async () => {
    const { onCite } = showCited('Ask **Maria** [1] or Jo [2].')
    await userEvent.click(screen.getByRole('button', { name: /Jo Park/ }))
    expect(onCite).toHaveBeenCalledExactlyOnceWith(1)
  })

  it.each([
    ['several at once', 'both [1, 2]', 2],
    ['adjacent', 'both [1][2]', 2],
    ['nobody', 'nobody [3], [0] and [99]', 0],
    ['in code', '`[1]`', 0],
    ['in a list', '- **Maria** [1]\n- Jo [2]', 2],
  ])('%s', (_, text, buttons) => {
    showCited(text)
    expect(screen.queryAllByRole('button')).toHaveLength(buttons)
  })

  it('are shown only once they are complete while the text streams', () => {
    const whole = 'Ask **Maria Lindqvist** [1] and Jo [2].'
    for (let length = 1; length <= whole.length; length++) {
      const { container } = showCited(whole.slice(0, length), true)
      expect(container.textContent).not.toMatch(/[*[\]]/)
    }
  })

  it('do not change the text around them', () => {
    const { container } = showCited('A [1] b [note] c [x](y) [2]')
    expect(container.textContent).toBe('A 1 b [note] c x 2')
  })
})

describe('names without a citation', () => {
  it('lead to the card', async () => {
    const { onCite } = showCited('Ask **Jo Park**, or Maria Lindqvist [1].')
    await userEvent.click(screen.getByRole('button', { name: 'Jo Park' }))
    expect(onCite).toHaveBeenCalledExactlyOnceWith(1)
  })

  it.each([
    ['plain', 'Ask Jo Park. Jo Park knows.', 2],
    ['with its citation', 'Ask **Jo Park** [2], *Jo Park* [1, 2] or Jo Park[2].', 0],
    ['with the citation of another person', 'Ask **Jo Park** [1].', 1],
    ['before another', 'Jo Park knows Maria Lindqvist [1].', 1],
    ['in part', 'Jo, Park, Jo Parker and BoJo Park', 0],
    ['in code and links', '`Jo Park` [Jo Park](https://example.org)', 0],
    ['at the end of a list', '- Ask Jo Park\n- or Maria Lindqvist [1]', 1],
  ])('%s', (_, text, links) => {
    const { container } = showCited(text)
    expect(container.querySelectorAll('button:not([aria-label])')).toHaveLength(links)
  })

  it('are no links if two people have the name', () => {
    render(
      <CitedPeopleContext value={{ names: ['Jo (Park)', 'Jo (Park)', 'a.*', 'Sun-hee'], onCite: () => undefined }}>
        <AnswerMarkdown text="Ask Jo (Park) or abba." streaming={false} />
      </CitedPeopleContext>,
    )
    expect(screen.queryByRole('button')).toBeNull()
  })
})
