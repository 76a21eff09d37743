import type { Doing, Outcome } from '@/api/stream'
import type { Mark, Message } from '@/api/types'
import type { KithError } from '@/lib/error'
import { answerStatuses } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { awaitsFirstEvent, type LiveReply } from './liveReply'

/** The state of an answer while it is written, or how it ended. */
export type AnswerState = Doing | 'stopping' | Outcome

export interface QuestionTurn {
  kind: 'question'
  id: string
  text: string
  erased: boolean
  version: number
  versions: number
}

export interface AnswerTurn {
  kind: 'answer'
  id: string
  text: string
  erased: boolean
  state: AnswerState
  /** The numbers of cards, which are fetched by the id of the answer. */
  matches: number
  nearest: number
  /** The name of the model that wrote it, "builtin", or "" if not known yet. */
  model: string
  finishedByBuiltin: boolean
  /** The thinking of the model. */
  thinking: string
  /** The model reached the maximum length. */
  cutOff: boolean
  /** Ranges of the text that a check found wrong. */
  marks: readonly Mark[]
  version: number
  versions: number
  /** Why it failed or was finished by the built-in writer, as stored, in English. */
  problem: string
  error?: KithError | undefined
}

export type Turn = QuestionTurn | AnswerTurn

export const isFinished = (state: AnswerState): boolean =>
  state === 'complete' || state === 'stopped' || state === 'interrupted' || state === 'failed'

const stateOfStored = (status: string): AnswerState => {
  if (!isOneOf(answerStatuses, status)) return 'complete'
  return status === 'streaming' ? 'writing' : status
}

function storedTurn(message: Message): Turn {
  const { message_id: id, content: text, erased, version, versions } = message
  if (message.role === 'user') return { kind: 'question', id, text, erased, version, versions }
  return {
    kind: 'answer',
    id,
    text,
    erased,
    state: stateOfStored(message.status),
    matches: message.matches,
    nearest: message.nearest,
    model: message.model,
    finishedByBuiltin: message.finished_by !== '',
    thinking: message.thinking,
    cutOff: message.cut_off,
    marks: message.marks,
    version,
    versions,
    problem: message.problem,
  }
}

function liveAnswer({ requestId, reply, stopping }: LiveReply): AnswerTurn {
  return {
    kind: 'answer',
    id: reply.answerId === '' ? requestId : reply.answerId,
    text: reply.text,
    erased: false,
    state: reply.outcome ?? (stopping ? 'stopping' : reply.status),
    matches: reply.matches,
    nearest: reply.nearest,
    model: reply.model,
    finishedByBuiltin: reply.switched,
    thinking: reply.thinking,
    cutOff: false,
    marks: [],
    version: 1,
    versions: 1,
    problem: '',
    error: reply.error,
  }
}

/** The turns of a stored conversation. */
export const storedTurns = (messages: readonly Message[]): Turn[] => messages.map(storedTurn)

/**
 * The turns to show: the stored ones and the live reply. The reply replaces its
 * own stored answer, or the message that it replaces and all that follow. Stored
 * turns stay the same objects, so that they do not rerender.
 */
export function turnsOf(stored: readonly Turn[], live: LiveReply | undefined): readonly Turn[] {
  if (live === undefined || awaitsFirstEvent(live)) return stored
  const { questionId } = live.reply
  const answer = liveAnswer(live)
  const replaced = stored.findIndex(({ id }) => id === live.replaces)
  const before = (replaced === -1 ? stored : stored.slice(0, replaced)).filter(({ id }) => id !== answer.id)
  if (live.question === '' || before.some(({ id }) => id === questionId)) return [...before, answer]
  const id = questionId === '' ? `${live.requestId}-question` : questionId
  return [...before, { kind: 'question', id, text: live.question, erased: false, version: 1, versions: 1 }, answer]
}
