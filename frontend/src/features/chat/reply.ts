import type { Doing, Outcome, StreamEvent } from '@/api/stream'
import { toKithError, type KithError } from '@/lib/error'
import { takeInOrder, type EventQueue } from '@/lib/eventQueue'

/** The state of a reply. It does not depend on the order in which events arrive. */
export interface Reply extends EventQueue<StreamEvent> {
  sessionId: string
  questionId: string
  answerId: string
  matches: number
  nearest: number
  /** The name of the model that writes or "builtin"; "" if not known yet. */
  model: string
  status: Doing
  /** The model failed and the built-in writer took over. */
  switched: boolean
  text: string
  /** The thinking of the model; not part of the text. */
  thinking: string
  /** How it ended; undefined while it is being written. */
  outcome: Outcome | undefined
  error: KithError | undefined
}

export const emptyReply: Reply = {
  next: 1,
  buffered: [],
  sessionId: '',
  questionId: '',
  answerId: '',
  matches: 0,
  nearest: 0,
  model: '',
  status: 'sent',
  switched: false,
  text: '',
  thinking: '',
  outcome: undefined,
  error: undefined,
}

type Update = (reply: Reply, event: StreamEvent) => Partial<Reply>

/** What each kind of event changes. */
const updates: Record<StreamEvent['kind'], Update> = {
  accepted: (_, event) => ({
    sessionId: event.session_id ?? '',
    questionId: event.question_id ?? '',
    answerId: event.answer_id ?? '',
  }),
  matches: (_, { matches, nearest }) => ({ matches: matches?.length ?? 0, nearest: nearest?.length ?? 0 }),
  status: (reply, { status = reply.status, model = reply.model, error }) => {
    if (status === 'switched')
      return { status: 'writing', switched: true, error: error === undefined ? undefined : toKithError(error) }
    if (status === 'retracted') return { status: 'writing', text: '' }
    return { status, model }
  },
  thinking: (reply, { text = '' }) => ({ thinking: reply.thinking + text }),
  delta: (reply, { text = '' }) => ({ status: 'writing', text: reply.text + text }),
  done: (_, { outcome = 'complete' }) => ({ outcome }),
  failed: (_, { error }) => ({ outcome: 'failed', error: toKithError(error) }),
}

/** Applies the next event. */
const applyEvent = (reply: Reply, event: StreamEvent): Reply => ({ ...reply, ...updates[event.kind](reply, event) })

/** Applies events in order, each once, and none after the end. */
export function applyEvents(reply: Reply, events: readonly StreamEvent[]): Reply {
  const { ready, next, buffered } = takeInOrder(reply, events)
  const current = ready.reduce((soFar, event) => (soFar.outcome === undefined ? applyEvent(soFar, event) : soFar), reply)
  return { ...current, next, buffered }
}

/** Whether an event is missing. */
export const hasGap = (reply: Reply): boolean => reply.buffered.length > 0
