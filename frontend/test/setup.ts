import '@/i18n'
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Long, as the computer may be busy.
configure({ asyncUtilTimeout: 5_000 })

afterEach(cleanup)

/** A stub, as jsdom has no layout. */
class StubResizeObserver implements ResizeObserver {
  disconnect() {}
  observe() {}
  unobserve() {}
}
globalThis.ResizeObserver ??= StubResizeObserver

/** A stub, as jsdom has no layout. */
class StubIntersectionObserver implements IntersectionObserver {
  readonly root = null
  readonly rootMargin = ''
  readonly scrollMargin = ''
  readonly thresholds = []
  disconnect() {}
  observe() {}
  unobserve() {}
  takeRecords() {
    return []
  }
}
globalThis.IntersectionObserver ??= StubIntersectionObserver
Element.prototype.scrollTo ??= () => undefined
Element.prototype.setPointerCapture ??= () => undefined
Element.prototype.scrollIntoView ??= () => undefined
// Every window is wide enough for any layout.
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: media.includes('min-width'),
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })
