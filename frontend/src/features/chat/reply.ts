import type { Outcome, StreamEvent } from '@/api/stream'
import { toKithError, type KithError } from '@/lib/error'

/** A reply as far as it has come. Nothing in it depends on the order in which events arrived. */
export interface Reply {
  /** The sequence number that is awaited. */
  next: number
  /** Events that came before their turn. */
  early: readonly StreamEvent[]
  sessionId: string
  questionId: string
  answerId: string
  matches: number
  nearest: number
  status: 'sent' | 'queued' | 'loading_model' | 'writing'
  /** The model failed and the built-in writer went on. */
  switched: boolean
  text: string
  /** What the model thinks aloud; no part of the text. */
  thinking: string
  /** How it ended; undefined while it goes on. */
  outcome: Outcome | undefined
  error: KithError | undefined
}

export const emptyReply: Reply = {
  next: 1,
  early: [],
  sessionId: '',
  questionId: '',
  answerId: '',
  matches: 0,
  nearest: 0,
  status: 'sent',
  switched: false,
  text: '',
  thinking: '',
  outcome: undefined,
  error: undefined,
}

type Step = (reply: Reply, event: StreamEvent) => Partial<Reply>

/** What each kind of event changes. */
const steps: Record<StreamEvent['kind'], Step> = {
  accepted: (_, event) => ({
    sessionId: event.session_id ?? '',
    questionId: event.question_id ?? '',
    answerId: event.answer_id ?? '',
  }),
  matches: (_, { matches, nearest }) => ({ matches: matches?.length ?? 0, nearest: nearest?.length ?? 0 }),
  status: (reply, { status = reply.status }) =>
    status === 'switched' ? { status: 'writing', switched: true } : { status },
  thinking: (reply, { text = '' }) => ({ thinking: reply.thinking + text }),
  delta: (reply, { text = '' }) => ({ status: 'writing', text: reply.text + text }),
  done: (_, { outcome = 'complete' }) => ({ outcome }),
  failed: (_, { error }) => ({ outcome: 'failed', error: toKithError(error) }),
}

/** The reply with one event more, which is the next in order. */
const step = (reply: Reply, event: StreamEvent): Reply => ({ ...reply, ...steps[event.kind](reply, event) })

/** The reply with these events: each counts once, in its order, none after the end. */
export function receive(reply: Reply, events: readonly StreamEvent[]): Reply {
  const waiting = new Map([...reply.early, ...events].map((event) => [event.seq, event]))
  let current = reply
  let next = reply.next
  for (let event = waiting.get(next); event !== undefined; event = waiting.get(next)) {
    if (current.outcome === undefined) current = step(current, event)
    next++
  }
  const early = Array.from(waiting.values()).filter((event) => event.seq > next)
  return { ...current, next, early }
}

/** Whether an event is known to be missing. */
export const hasGap = (reply: Reply): boolean => reply.early.length > 0
