import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBackend } from '../../test/backend'
import { useImpression } from './useImpression'

type Sight = (entries: Pick<IntersectionObserverEntry, 'isIntersecting'>[]) => void

let see: (isVisible: boolean) => void
const observed = vi.fn<(options: IntersectionObserverInit) => void>()

beforeEach(() => {
  observed.mockClear()
  vi.useFakeTimers()
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: Sight, options: IntersectionObserverInit) {
        observed(options)
        see = (isIntersecting) => act(() => callback([{ isIntersecting }]))
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

function Seen({ answerId, userId }: { answerId: string; userId: string }) {
  return <div ref={useImpression<HTMLDivElement>(answerId, userId)} />
}

function show(answerId: string, userId = 'maria') {
  const Shown = vi.fn<(request: unknown) => void>()
  fakeBackend({ chat: { Shown } })
  render(<Seen answerId={answerId} userId={userId} />)
  return Shown
}

describe('an impression', () => {
  it('is a card half visible for a second', async () => {
    const shown = show('half')
    expect(observed).toHaveBeenLastCalledWith({ threshold: 0.5 })
    see(true)
    await vi.advanceTimersByTimeAsync(999)
    expect(shown).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(shown).toHaveBeenCalledExactlyOnceWith({ answer_id: 'half', user_id: 'maria' })
  })

  it('is none where the card only passes by', async () => {
    const shown = show('passing')
    see(true)
    await vi.advanceTimersByTimeAsync(600)
    see(false)
    await vi.advanceTimersByTimeAsync(600)
    see(true)
    await vi.advanceTimersByTimeAsync(600)
    expect(shown).not.toHaveBeenCalled()
  })

  it('counts once for an answer and person', async () => {
    const shown = show('once')
    see(true)
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
