import type { StreamEvent } from '@/api/stream'
import { emptyReply, receive, type Reply } from './reply'

/** The one reply that this page follows. */
export interface Live {
  requestId: string
  /** The session that was open when it was asked; "" while a new one has no id. */
  askedIn: string
  /** The question's text; "" where the stored conversation holds it already. */
  question: string
  /** The message in whose place it comes, with what followed it: an answer written again, a question edited; else "". */
  replaces: string
  /** It was being written already when the page began to follow it. */
  resumed: boolean
  reply: Reply
  stopping: boolean
}

export type LiveAction =
  | { type: 'asked'; requestId: string; sessionId: string; question: string; replaces?: string }
  | { type: 'resumed'; requestId: string; sessionId: string; answerId: string }
  | { type: 'received'; requestId: string; events: readonly StreamEvent[] }
  | { type: 'arrived' }
  | { type: 'stopping' }
  | { type: 'ended'; requestId: string }

const begin = (requestId: string, askedIn: string, of: Partial<Live>): Live => ({
  requestId,
  askedIn,
  question: '',
  replaces: '',
  resumed: false,
  reply: emptyReply,
  stopping: false,
  ...of,
})

/** What is followed after an action; events of a reply that no longer is change nothing. */
export function liveReducer(live: Live | undefined, action: LiveAction): Live | undefined {
  if (action.type === 'asked') {
    const { requestId, sessionId, question, replaces = '' } = action
    return begin(requestId, sessionId, { question, replaces })
  }
  if (action.type === 'resumed') {
    const { requestId, sessionId, answerId } = action
    return begin(requestId, sessionId, { resumed: true, reply: { ...emptyReply, sessionId, answerId } })
  }
  if (live === undefined) return live
  switch (action.type) {
    case 'received':
      return action.requestId === live.requestId ? { ...live, reply: receive(live.reply, action.events) } : live
    case 'arrived':
      return { ...live, askedIn: live.reply.sessionId }
    case 'stopping':
      return { ...live, stopping: true }
    case 'ended':
      return action.requestId === live.requestId ? undefined : live
  }
}

/** Whether it was taken up again and has not been heard of yet: what is stored says more. */
export const isSilent = (live: Live): boolean => live.resumed && live.reply.next === 1

/** Whether the reply belongs to the session that is open. */
export const isShownIn = (live: Live, sessionId: string): boolean =>
  sessionId === live.askedIn || sessionId === live.reply.sessionId
