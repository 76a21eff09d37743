import type { Doing, Outcome, StreamEvent } from '@/api/stream'
import { toKithError, type KithError } from '@/lib/error'
import { inOrder, type Queue } from '@/lib/inOrder'

/** A reply as far as it has come. Nothing in it depends on the order in which events arrived. */
export interface Reply extends Queue<StreamEvent> {
  sessionId: string
  questionId: string
  answerId: string
  matches: number
  nearest: number
  /** Who writes, once that is known: a model's name or "builtin". */
  model: string
  status: Doing
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
  model: '',
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
  status: (reply, { status = reply.status, model = reply.model, error }) =>
    status === 'switched'
      ? { status: 'writing', switched: true, error: error === undefined ? undefined : toKithError(error) }
      : { status, model },
  thinking: (reply, { text = '' }) => ({ thinking: reply.thinking + text }),
  delta: (reply, { text = '' }) => ({ status: 'writing', text: reply.text + text }),
  done: (_, { outcome = 'complete' }) => ({ outcome }),
  failed: (_, { error }) => ({ outcome: 'failed', error: toKithError(error) }),
}

/** The reply with one event more, which is the next in order. */
const step = (reply: Reply, event: StreamEvent): Reply => ({ ...reply, ...steps[event.kind](reply, event) })

/** The reply with these events: each counts once, in its order, none after the end. */
export function receive(reply: Reply, events: readonly StreamEvent[]): Reply {
  const { ready, next, early } = inOrder(reply, events)
  const current = ready.reduce((soFar, event) => (soFar.outcome === undefined ? step(soFar, event) : soFar), reply)
  return { ...current, next, early }
}

/** Whether an event is known to be missing. */
export const hasGap = (reply: Reply): boolean => reply.early.length > 0
