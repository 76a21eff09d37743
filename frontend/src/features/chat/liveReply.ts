import type { StreamEvent } from '@/api/stream'
import { emptyReply, applyEvents, type Reply } from './reply'

/** The reply that is being streamed. */
export interface LiveReply {
  requestId: string
  /** The session in which the question was asked; "" while a new session has no id yet. */
  askedInSession: string
  /** The text of the question; "" if it is in the stored conversation already. */
  question: string
  /** The message that is replaced with all that follow it: an answer written again or an edited question; else "". */
  replaces: string
  /** It was already being written when the page subscribed. */
  resumed: boolean
  reply: Reply
  stopping: boolean
}

export type LiveReplyAction =
  | { type: 'asked'; requestId: string; sessionId: string; question: string; replaces?: string }
  | { type: 'resumed'; requestId: string; sessionId: string; answerId: string }
  | { type: 'received'; requestId: string; events: readonly StreamEvent[] }
  | { type: 'session-opened' }
  | { type: 'stopping' }
  | { type: 'ended'; requestId: string }

const newReply = (requestId: string, askedInSession: string, overrides: Partial<LiveReply>): LiveReply => ({
  requestId,
  askedInSession,
  question: '',
  replaces: '',
  resumed: false,
  reply: emptyReply,
  stopping: false,
  ...overrides,
})

/** Events of another reply change nothing. */
export function liveReplyReducer(live: LiveReply | undefined, action: LiveReplyAction): LiveReply | undefined {
  if (action.type === 'asked') {
    const { requestId, sessionId, question, replaces = '' } = action
    return newReply(requestId, sessionId, { question, replaces })
  }
  if (action.type === 'resumed') {
    const { requestId, sessionId, answerId } = action
    return newReply(requestId, sessionId, { resumed: true, reply: { ...emptyReply, sessionId, answerId } })
  }
  if (live === undefined) return live
  switch (action.type) {
    case 'received':
      return action.requestId === live.requestId ? { ...live, reply: applyEvents(live.reply, action.events) } : live
    case 'session-opened':
      return { ...live, askedInSession: live.reply.sessionId }
    case 'stopping':
      return { ...live, stopping: true }
    case 'ended':
      return action.requestId === live.requestId ? undefined : live
  }
}

/** Whether a resumed reply has received no event yet: until then the stored answer is shown. */
export const awaitsFirstEvent = (live: LiveReply): boolean => live.resumed && live.reply.next === 1

/** Whether the reply belongs to the session. */
export const belongsToSession = (live: LiveReply, sessionId: string): boolean =>
  sessionId === live.askedInSession || sessionId === live.reply.sessionId
