import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useAutoScroll } from './useAutoScroll'

/** A scroll container with a height of 500 pixels. */
function renderScroller(initialMode: 'question' | 'nothing' = 'question') {
  const element = Object.assign(document.createElement('div'), {
    scrollTo: ({ top }: { top: number }) => {
      element.scrollTop = top
    },
  })
  const size = (height: number) => Object.defineProperty(element, 'scrollHeight', { value: height, configurable: true })
  Object.defineProperty(element, 'clientHeight', { value: 500 })
  size(0)
  const content = { height: 0, questionId: 'first', questionTop: 0 }
  const hook = renderHook((now: typeof content) => useAutoScroll({ current: element }, now, initialMode), { initialProps: content })
  const setContent = (height: number, questionTop = 0, questionId = 'first') => {
    size(height)
    hook.rerender({ height, questionId, questionTop })
    hook.result.current.onScroll()
    return element.scrollTop
  }
  const scroll = (top: number) => {
    element.scrollTop = top
    hook.result.current.onScroll()
  }
  return { setContent, scroll, toEnd: () => hook.result.current.scrollTo('end') }
}

describe('useAutoScroll', () => {
  it('scrolls to the end until the question is at the top', () => {
    const { setContent } = renderScroller()
    expect([setContent(700, 400), setContent(850, 400), setContent(2_000, 400)]).toEqual([200, 350, 400])
  })

  it('does not scroll after the reader scrolled away', () => {
    const { setContent, scroll } = renderScroller()
    setContent(2_000, 1_200)
    scroll(300)
    expect(setContent(2_500, 1_200)).toBe(300)
  })

  it('keeps the end in view after the reader scrolled there', () => {
    const { setContent, scroll } = renderScroller()
    setContent(2_000, 1_000)
    scroll(1_500)
    expect(setContent(2_200, 1_000)).toBe(1_700)
  })

  it('keeps the end in view after the button was pressed', () => {
    const { setContent, toEnd } = renderScroller()
    setContent(2_000, 1_000)
    toEnd()
    expect(setContent(2_200, 1_000)).toBe(1_700)
  })

  it('scrolls to each new question, wherever the reader was', () => {
    const { setContent, scroll } = renderScroller()
    setContent(2_000, 1_200)
    scroll(300)
    expect(setContent(2_600, 2_050, 'second')).toBe(2_050)
  })

  it('does not scroll away from a search hit', () => {
    const { setContent } = renderScroller('nothing')
    expect(setContent(2_000, 1_800)).toBe(0)
  })
})
