export interface Numbered {
  seq: number
}

export interface Queue<Event extends Numbered> {
  /** The sequence number that is awaited. */
  next: number
  /** Events that came before their turn. */
  early: readonly Event[]
}

/** The events whose turn it is, each once and in order, and the queue after them. */
export function inOrder<Event extends Numbered>(queue: Queue<Event>, events: readonly Event[]) {
  const waiting = new Map([...queue.early, ...events].map((event) => [event.seq, event]))
  const ready: Event[] = []
  let next = queue.next
  for (let event = waiting.get(next); event !== undefined; event = waiting.get(next)) {
    ready.push(event)
    next++
  }
  const early = Array.from(waiting.values()).filter((event) => event.seq > next)
  return { ready, next, early }
}
