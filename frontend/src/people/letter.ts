import type { Doing, StreamEvent } from '@/api/stream'
import { toKithError, type KithError } from '@/lib/error'
import { inOrder, type Queue } from '@/lib/inOrder'

/** A letter as far as it has come. */
export interface Letter extends Queue<StreamEvent> {
  /** "": they show no address, or that is not known yet. */
  to: string
  subject: string
  body: string
  state: Doing | 'over'
  /** Who writes: a model's name, "builtin", or "" while that is not known. */
  model: string
  /** Why nothing was written, or not all. */
  error: KithError | undefined
}

export const emptyLetter: Letter = {
  next: 1,
  early: [],
  to: '',
  subject: '',
  body: '',
  state: 'sent',
  model: '',
  error: undefined,
}

export type LetterAction =
  | { type: 'begun' }
  | { type: 'addressed'; to: string; subject: string }
  | { type: 'received'; events: readonly StreamEvent[] }
  | { type: 'refused'; error: unknown }

export function letterReducer(letter: Letter, action: LetterAction): Letter {
  switch (action.type) {
    case 'begun':
      return emptyLetter
    case 'addressed':
      return { ...letter, to: action.to, subject: action.subject }
    case 'refused':
      return { ...letter, state: 'over', error: toKithError(action.error) }
    case 'received': {
      const { ready, next, early } = inOrder(letter, action.events)
      return { ...ready.reduce(step, letter), next, early }
    }
  }
}

function step(letter: Letter, event: StreamEvent): Letter {
  switch (event.kind) {
    case 'status':
      // The built-in writer begins anew where a model failed.
      if (event.status === 'switched') return { ...letter, body: '', model: 'builtin', state: 'writing' }
      return { ...letter, state: event.status ?? letter.state, model: event.model ?? letter.model }
    case 'delta':
      return { ...letter, state: 'writing', body: letter.body + (event.text ?? '') }
    case 'done':
      return { ...letter, state: 'over' }
    case 'failed':
      return { ...letter, state: 'over', error: toKithError(event.error) }
    case 'accepted':
    case 'matches':
    case 'thinking':
      return letter
  }
}
