import { beforeEach, vi } from 'vitest'

/** Gives elements a size, which virtual lists need and jsdom lacks: containers of 800 pixels, rows of 40. */
export function mockLayout() {
  beforeEach(() => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40)
  })
}
