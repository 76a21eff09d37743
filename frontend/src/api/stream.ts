import { EventsOn } from '@bindings/runtime/runtime'
import { soon } from '@/lib/frame'
import { chat } from './services'

export type Outcome = 'complete' | 'stopped' | 'interrupted' | 'failed'

/** One step of a reply. Only the fields of its kind are set; seq counts from 1 without gaps. */
export interface StreamEvent {
  seq: number
  kind: 'accepted' | 'matches' | 'status' | 'thinking' | 'delta' | 'done' | 'failed'
  session_id?: string
  question_id?: string
  answer_id?: string
  matches?: { user_id: string }[] | null
  nearest?: { user_id: string }[] | null
  status?: 'queued' | 'loading_model' | 'writing' | 'switched'
  model?: string
  text?: string
  outcome?: Outcome
  error?: { code: string; message: string; hint?: string }
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
    if (waiting.length === 0) cancel = soon(flush)
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
