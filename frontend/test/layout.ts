import { beforeEach, vi } from 'vitest'

/** Gives elements a size, which virtual lists ask for and jsdom does not know: windows of 800, rows of 40 pixels. */
export function layOut() {
  beforeEach(() => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40)
  })
}
