import { EventsOn } from '@bindings/runtime/runtime'
import { onNextFrame } from '@/lib/frame'
import type { AnswerStatus, ChatEvent, EventStatus } from '@/lib/generated'
import { chat } from './services'

/** How an answer ended. */
export type Outcome = Exclude<AnswerStatus, 'streaming'>

/**
 * What a reply is doing: "sent" until it says so itself, "writing" once another writer took over or the text
 * so far was retracted.
 */
export type Doing = 'sent' | Exclude<EventStatus, 'switched' | 'retracted'>

/** One step of a reply. Only the fields of its kind are set; seq counts from 1 without gaps. */
export interface StreamEvent extends ChatEvent {
  outcome?: Outcome
}

/**
 * Hears the events of one reply, all that came within a frame together, until
 * the returned function is called. They may come twice or out of order.
 */
export function listen(requestId: string, onEvents: (events: StreamEvent[]) => void): () => void {
  let waiting: StreamEvent[] = []
  let cancel: (() => void) | undefined
  const flush = () => {
    const events = waiting
    waiting = []
    onEvents(events)
  }
  const forget = EventsOn(`chat:${requestId}`, (event: StreamEvent) => {
    if (waiting.length === 0) cancel = onNextFrame(flush)
    waiting.push(event)
  })
  return () => {
    forget()
    cancel?.()
  }
}

/** The events of a reply after a sequence number: what was missed. */
export async function missed(requestId: string, afterSeq: number): Promise<StreamEvent[]> {
  const events = await chat.Reply({ request_id: requestId, after_seq: afterSeq })
  return events as StreamEvent[]
}
