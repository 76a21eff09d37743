import type { StreamEvent } from '@/api/stream'

/** Stands in for the window's events: what is sent by name reaches who listens. */
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
