import { EventsEmit } from '@bindings/runtime/runtime'

/** Tells the window that the page is drawn, so that what would have slowed it can begin. */
export const tellDrawn = () => EventsEmit('drawn')
