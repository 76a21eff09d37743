import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onNextFrame } from './frame'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('onNextFrame', () => {
  it('calls once with the next frame', () => {
    const callback = vi.fn<() => void>()
    onNextFrame(callback)
    vi.advanceTimersToNextFrame()
    expect(callback).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(1_000)
    expect(callback).toHaveBeenCalledOnce()
  })

  it('calls after a timeout if no frame comes', () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1)
    const callback = vi.fn<() => void>()
    onNextFrame(callback)
    vi.advanceTimersByTime(100)
    expect(callback).toHaveBeenCalledOnce()
  })

  it('does not call after it was cancelled', () => {
    const callback = vi.fn<() => void>()
    onNextFrame(callback)()
    vi.advanceTimersByTime(1_000)
    expect(callback).not.toHaveBeenCalled()
  })
})
