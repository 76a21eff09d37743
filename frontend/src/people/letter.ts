import type { Doing, StreamEvent } from '@/api/stream'
import { toKithError, type KithError } from '@/lib/error'
import { takeInOrder, type EventQueue } from '@/lib/eventQueue'

/** A letter that is being drafted. */
export interface Letter extends EventQueue<StreamEvent> {
  /** The e-mail address; "" if it is withheld or not known yet. */
  to: string
  subject: string
  body: string
  state: Doing | 'finished'
  /** The name of the model that writes, "builtin", or "" if not known yet. */
  model: string
  /** Why the letter is empty or incomplete. */
  error: KithError | undefined
}

export const emptyLetter: Letter = {
  next: 1,
  buffered: [],
  to: '',
  subject: '',
  body: '',
  state: 'sent',
  model: '',
  error: undefined,
}

export type LetterAction =
  | { type: 'started' }
  | { type: 'addressed'; to: string; subject: string }
  | { type: 'received'; events: readonly StreamEvent[] }
  | { type: 'rejected'; error: unknown }

export function letterReducer(letter: Letter, action: LetterAction): Letter {
  switch (action.type) {
    case 'started':
      return emptyLetter
    case 'addressed':
      return { ...letter, to: action.to, subject: action.subject }
    case 'rejected':
      return { ...letter, state: 'finished', error: toKithError(action.error) }
    case 'received': {
      const { ready, next, buffered } = takeInOrder(letter, action.events)
      return { ...ready.reduce(applyEvent, letter), next, buffered }
    }
  }
}

function applyStatus(letter: Letter, { status, model }: StreamEvent): Letter {
  // The model failed: the built-in writer starts from the beginning.
  if (status === 'switched') return { ...letter, body: '', model: 'builtin', state: 'writing' }
  if (status === 'retracted') return { ...letter, body: '', state: 'writing' }
  return { ...letter, state: status ?? letter.state, model: model ?? letter.model }
}

function applyEvent(letter: Letter, event: StreamEvent): Letter {
  switch (event.kind) {
    case 'status':
      return applyStatus(letter, event)
    case 'delta':
      return { ...letter, state: 'writing', body: letter.body + (event.text ?? '') }
    case 'done':
      return { ...letter, state: 'finished' }
    case 'failed':
      return { ...letter, state: 'finished', error: toKithError(event.error) }
    case 'accepted':
    case 'matches':
    case 'thinking':
      return letter
  }
}
