import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBackend } from '../../test/backend'
import { useImpression } from './useImpression'

type Callback = (entries: Pick<IntersectionObserverEntry, 'isIntersecting'>[]) => void

let setVisible: (isVisible: boolean) => void
const observed = vi.fn<(options: IntersectionObserverInit) => void>()

beforeEach(() => {
  observed.mockClear()
  vi.useFakeTimers()
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: Callback, options: IntersectionObserverInit) {
        observed(options)
        setVisible = (isIntersecting) => act(() => callback([{ isIntersecting }]))
      }
      observe() {}
      disconnect() {}
    },
  )
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function Card({ answerId, userId }: { answerId: string; userId: string }) {
  return <div ref={useImpression<HTMLDivElement>(answerId, userId)} />
}

function show(answerId: string, userId = 'maria') {
  const Shown = vi.fn<(request: unknown) => void>()
  fakeBackend({ chat: { Shown } })
  render(<Card answerId={answerId} userId={userId} />)
  return Shown
}

describe('an impression', () => {
  it('is a card half visible for a second', async () => {
    const shown = show('half')
    expect(observed).toHaveBeenLastCalledWith({ threshold: 0.5 })
    setVisible(true)
    await vi.advanceTimersByTimeAsync(999)
    expect(shown).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(shown).toHaveBeenCalledExactlyOnceWith({ answer_id: 'half', user_id: 'maria' })
  })

  it('is not counted for a card that is visible only briefly', async () => {
    const shown = show('passing')
    setVisible(true)
    await vi.advanceTimersByTimeAsync(600)
    setVisible(false)
    await vi.advanceTimersByTimeAsync(600)
    setVisible(true)
    await vi.advanceTimersByTimeAsync(600)
    expect(shown).not.toHaveBeenCalled()
  })

  it('counts once for an answer and person', async () => {
    const shown = show('once')
    setVisible(true)
    await vi.advanceTimersByTimeAsync(1_000)
    const again = show('once')
    expect(observed).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(shown).toHaveBeenCalledOnce()
    expect(again).not.toHaveBeenCalled()
    show('once', 'jo')
    expect(observed).toHaveBeenCalledTimes(2)
  })
})
