import { afterEach, describe, expect, it, vi } from 'vitest'
import { listenForDrops, preventFileNavigation } from './drop'

const runtime = vi.hoisted(() => {
  let listener: ((x: number, y: number, paths: string[]) => void) | undefined
  return {
    drop: (path: string) => listener?.(0, 0, [path]),
    // Like Wails: a second listener is ignored until the first one is removed.
    OnFileDrop: (added: typeof listener) => (listener ??= added),
    OnFileDropOff: () => (listener = undefined),
  }
})
vi.mock('@bindings/runtime/runtime', () => runtime)

function dispatchDrag(name: string, ...types: string[]) {
  const event = new Event(name, { cancelable: true })
  Object.assign(event, { dataTransfer: { types, files: [] } })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

const simulateDesktopWindow = () => Object.assign(window, { wails: { flags: { enableWailsDragAndDrop: true } } })

afterEach(() => {
  delete (window as { wails?: unknown }).wails
})

describe('listenForDrops', () => {
  it('calls back for each file, and again after a listener was removed', () => {
    const first = vi.fn<(file: unknown) => void>()
    const second = vi.fn<(file: unknown) => void>()
    listenForDrops(first)()
    const end = listenForDrops(second)
    runtime.drop('/home/ann/members.csv')
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledExactlyOnceWith({ name: 'members.csv', path: '/home/ann/members.csv', content: '' })
    end()
  })
})

describe('preventFileNavigation', () => {
  it('prevents the window from opening a file of which it has only the address', () => {
    simulateDesktopWindow()
    const end = preventFileNavigation()
    expect(dispatchDrag('dragover', 'text/uri-list', 'text/html')).toBe(true)
    expect(dispatchDrag('drop', 'text/uri-list', 'text/html')).toBe(true)
    end()
    expect(dispatchDrag('drop', 'text/uri-list')).toBe(false)
  })

  it('ignores dragged text', () => {
    simulateDesktopWindow()
    const end = preventFileNavigation()
    expect(dispatchDrag('drop', 'text/plain')).toBe(false)
    end()
  })
})
