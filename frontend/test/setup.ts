import '@/i18n'
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A busy machine may take its time; what never comes fails all the same.
configure({ asyncUtilTimeout: 5_000 })

afterEach(cleanup)

/** jsdom lays nothing out, so there is nothing to observe. */
class NoResizes implements ResizeObserver {
  disconnect() {}
  observe() {}
  unobserve() {}
}
globalThis.ResizeObserver ??= NoResizes

/** Nor does it scroll, or know how wide the window is: as wide as may be. */
class NoSightings implements IntersectionObserver {
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
globalThis.IntersectionObserver ??= NoSightings
Element.prototype.scrollTo ??= () => undefined
Element.prototype.setPointerCapture ??= () => undefined
Element.prototype.scrollIntoView ??= () => undefined
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: media.includes('min-width'),
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })
