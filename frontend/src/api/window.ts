import { EventsEmit } from '@bindings/runtime/runtime'

/** Reports the first paint of the page to the window, which starts background work then. */
export const reportFirstPaint = () => EventsEmit('drawn')
