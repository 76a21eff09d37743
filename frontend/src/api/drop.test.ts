import { afterEach, describe, expect, it, vi } from 'vitest'
import { onDropped, stayOnPage } from './drop'

const runtime = vi.hoisted(() => {
  let heard: ((x: number, y: number, paths: string[]) => void) | undefined
  return {
    drop: (path: string) => heard?.(0, 0, [path]),
    // As Wails does: a second listener is not heard before the first is taken off.
    OnFileDrop: (listener: typeof heard) => (heard ??= listener),
    OnFileDropOff: () => (heard = undefined),
  }
})
vi.mock('@bindings/runtime/runtime', () => runtime)

function dragged(name: string, ...types: string[]) {
  const event = new Event(name, { cancelable: true })
  Object.assign(event, { dataTransfer: { types, files: [] } })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

const beTheWindow = () => Object.assign(window, { wails: { flags: { enableWailsDragAndDrop: true } } })

afterEach(() => {
  delete (window as { wails?: unknown }).wails
})

describe('onDropped', () => {
  it('hears of files that fall on the window, again after it was ended', () => {
    const first = vi.fn<(file: unknown) => void>()
    const second = vi.fn<(file: unknown) => void>()
    onDropped(first)()
    const end = onDropped(second)
    runtime.drop('/home/ann/members.csv')
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledExactlyOnceWith({ name: 'members.csv', path: '/home/ann/members.csv', content: '' })
    end()
  })
})

describe('stayOnPage', () => {
  it('keeps the window from going to a file whose address alone it sees', () => {
    beTheWindow()
    const end = stayOnPage()
    expect(dragged('dragover', 'text/uri-list', 'text/html')).toBe(true)
    expect(dragged('drop', 'text/uri-list', 'text/html')).toBe(true)
    end()
    expect(dragged('drop', 'text/uri-list')).toBe(false)
  })

  it('leaves text that is dragged alone', () => {
    beTheWindow()
    const end = stayOnPage()
    expect(dragged('drop', 'text/plain')).toBe(false)
    end()
  })
})
