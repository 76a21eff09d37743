export interface Sequenced {
  seq: number
}

export interface EventQueue<Event extends Sequenced> {
  /** The sequence number of the next event. */
  next: number
  /** Events that arrived before earlier ones. */
  buffered: readonly Event[]
}

/** Takes the events that are next in order, each once, and returns them with the queue that remains. */
export function takeInOrder<Event extends Sequenced>(queue: EventQueue<Event>, events: readonly Event[]) {
  const waiting = new Map([...queue.buffered, ...events].map((event) => [event.seq, event]))
  const ready: Event[] = []
  let next = queue.next
  for (let event = waiting.get(next); event !== undefined; event = waiting.get(next)) {
    ready.push(event)
    next++
  }
  const buffered = Array.from(waiting.values()).filter((event) => event.seq > next)
  return { ready, next, buffered }
}
