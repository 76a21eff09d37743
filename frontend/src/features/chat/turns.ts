import type { Message } from '@/api/types'
import type { KithError } from '@/lib/error'
import { isSilent, type Live } from './live'

/** What an answer is doing, or how it ended. */
export type AnswerState =
  | 'sent'
  | 'queued'
  | 'loading_model'
  | 'writing'
  | 'stopping'
  | 'complete'
  | 'stopped'
  | 'interrupted'
  | 'failed'

export interface QuestionTurn {
  kind: 'question'
  id: string
  text: string
  erased: boolean
}

export interface AnswerTurn {
  kind: 'answer'
  id: string
  text: string
  erased: boolean
  state: AnswerState
  /** How many people it has cards for; they are fetched by the answer's id. */
  matches: number
  nearest: number
  finishedByBuiltin: boolean
  error?: KithError | undefined
}

export type Turn = QuestionTurn | AnswerTurn

export const isOver = (state: AnswerState): boolean =>
  state === 'complete' || state === 'stopped' || state === 'interrupted' || state === 'failed'

const statesOfStored: Record<string, AnswerState> = {
  streaming: 'writing',
  stopped: 'stopped',
  interrupted: 'interrupted',
  failed: 'failed',
}

function storedTurn(message: Message): Turn {
  const { message_id: id, content: text, erased } = message
  if (message.role === 'user') return { kind: 'question', id, text, erased }
  return {
    kind: 'answer',
    id,
    text,
    erased,
    state: statesOfStored[message.status] ?? 'complete',
    matches: message.matches,
    nearest: message.nearest,
    finishedByBuiltin: message.finished_by !== '',
  }
}

function liveAnswer({ requestId, reply, stopping }: Live): AnswerTurn {
  return {
    kind: 'answer',
    id: reply.answerId === '' ? requestId : reply.answerId,
    text: reply.text,
    erased: false,
    state: reply.outcome ?? (stopping ? 'stopping' : reply.status),
    matches: reply.matches,
    nearest: reply.nearest,
    finishedByBuiltin: reply.switched,
    error: reply.error,
  }
}

/**
 * The conversation as it is shown: what is stored, and the reply that is being
 * written, which takes the place of its own unfinished row.
 */
export function turnsOf(messages: readonly Message[], live: Live | undefined): Turn[] {
  if (live === undefined || isSilent(live)) return messages.map(storedTurn)
  const { questionId } = live.reply
  const answer = liveAnswer(live)
  const stored = messages.map(storedTurn).filter(({ id }) => id !== answer.id)
  if (live.question === '' || stored.some(({ id }) => id === questionId)) return [...stored, answer]
  const id = questionId === '' ? `${live.requestId}-question` : questionId
  return [...stored, { kind: 'question', id, text: live.question, erased: false }, answer]
}
