import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useFollow } from './useFollow'

/** A scroller of 500 pixels that holds what is scrolled to. */
function follow(atFirst: 'question' | 'nothing' = 'question') {
  const element = Object.assign(document.createElement('div'), {
    scrollTo: ({ top }: { top: number }) => {
      element.scrollTop = top
    },
  })
  const size = (height: number) => Object.defineProperty(element, 'scrollHeight', { value: height, configurable: true })
  Object.defineProperty(element, 'clientHeight', { value: 500 })
  size(0)
  const content = { height: 0, questionId: 'first', questionTop: 0 }
  const hook = renderHook((now: typeof content) => useFollow({ current: element }, now, atFirst), { initialProps: content })
  const grow = (height: number, questionTop = 0, questionId = 'first') => {
    size(height)
    hook.rerender({ height, questionId, questionTop })
    hook.result.current.onScroll()
    return element.scrollTop
  }
  const scroll = (top: number) => {
    element.scrollTop = top
    hook.result.current.onScroll()
  }
  return { grow, scroll, toEnd: () => hook.result.current.follow('end') }
}

describe('useFollow', () => {
  it('follows the end until the question is at the top, and then stands still', () => {
    const { grow } = follow()
    expect([grow(700, 400), grow(850, 400), grow(2_000, 400)]).toEqual([200, 350, 400])
  })

  it('lets the reader go where they like', () => {
    const { grow, scroll } = follow()
    grow(2_000, 1_200)
    scroll(300)
    expect(grow(2_500, 1_200)).toBe(300)
  })

  it('follows the very end for a reader who went there', () => {
    const { grow, scroll } = follow()
    grow(2_000, 1_000)
    scroll(1_500)
    expect(grow(2_200, 1_000)).toBe(1_700)
  })

  it('follows the very end for a reader who asked for it', () => {
    const { grow, toEnd } = follow()
    grow(2_000, 1_000)
    toEnd()
    expect(grow(2_200, 1_000)).toBe(1_700)
  })

  it('follows each new question, wherever the reader was', () => {
    const { grow, scroll } = follow()
    grow(2_000, 1_200)
    scroll(300)
    expect(grow(2_600, 2_050, 'second')).toBe(2_050)
  })

  it('stays where a search led', () => {
    const { grow } = follow('nothing')
    expect(grow(2_000, 1_800)).toBe(0)
  })
})
