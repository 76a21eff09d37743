import type { Doing, Outcome } from '@/api/stream'
import type { Mark, Message } from '@/api/types'
import type { KithError } from '@/lib/error'
import { answerStatuses } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { isSilent, type Live } from './live'

/** What an answer is doing, or how it ended. */
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
  /** How many people it has cards for; they are fetched by the answer's id. */
  matches: number
  nearest: number
  /** Who wrote it: a model's name, "builtin", or "" while that is not known. */
  model: string
  finishedByBuiltin: boolean
  /** What the model thought aloud before it wrote. */
  thinking: string
  /** The model had more to say than there was room for. */
  cutOff: boolean
  /** Places that say what no card holds. */
  marks: readonly Mark[]
  version: number
  versions: number
  /** Why it failed, or was finished by another; known of stored answers in the backend's own words alone. */
  problem: string
  error?: KithError | undefined
}

export type Turn = QuestionTurn | AnswerTurn

export const isOver = (state: AnswerState): boolean =>
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

function liveAnswer({ requestId, reply, stopping }: Live): AnswerTurn {
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
 * The conversation as it is shown: what is stored, and the reply that is being
 * written, which takes the place of its own unfinished row, or of the message
 * that it replaces and all that followed. Turns that are settled stay the same
 * objects, so that they are not drawn again.
 */
export function turnsOf(stored: readonly Turn[], live: Live | undefined): readonly Turn[] {
  if (live === undefined || isSilent(live)) return stored
  const { questionId } = live.reply
  const answer = liveAnswer(live)
  const replaced = stored.findIndex(({ id }) => id === live.replaces)
  const before = (replaced === -1 ? stored : stored.slice(0, replaced)).filter(({ id }) => id !== answer.id)
  if (live.question === '' || before.some(({ id }) => id === questionId)) return [...before, answer]
  const id = questionId === '' ? `${live.requestId}-question` : questionId
  return [...before, { kind: 'question', id, text: live.question, erased: false, version: 1, versions: 1 }, answer]
}
