import type { StreamEvent } from '@/api/stream'

/** Replaces the events of the window. The returned send function calls the listeners of a request. */
export function fakeEvents() {
  const listeners = new Map<string, (event: StreamEvent) => void>()
  const runtime = {
    EventsOnMultiple: (name: string, listener: (event: StreamEvent) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  }
  Object.assign(window, { runtime })
  return {
    runtime,
    send: (requestId: string, ...events: StreamEvent[]) =>
      events.forEach((event) => listeners.get(`chat:${requestId}`)?.(event)),
  }
}
