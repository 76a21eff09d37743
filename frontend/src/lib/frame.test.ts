import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { soon } from './frame'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('soon', () => {
  it('calls once with the next frame', () => {
    const callback = vi.fn<() => void>()
    soon(callback)
    vi.advanceTimersToNextFrame()
    expect(callback).toHaveBeenCalledOnce()
    vi.advanceTimersByTime(1_000)
    expect(callback).toHaveBeenCalledOnce()
  })

  it('calls all the same where no frame comes', () => {
    vi.spyOn(globalThis, 'requestAnimationFrame').mockReturnValue(1)
    const callback = vi.fn<() => void>()
    soon(callback)
    vi.advanceTimersByTime(100)
    expect(callback).toHaveBeenCalledOnce()
  })

  it('calls never once it is cancelled', () => {
    const callback = vi.fn<() => void>()
    soon(callback)()
    vi.advanceTimersByTime(1_000)
    expect(callback).not.toHaveBeenCalled()
  })
})
