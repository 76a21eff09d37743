import type { Start } from '@/api/types'

/** The steps that are counted, in order; each is a form of its own. */
export const forms = ['account', 'work', 'help', 'about', 'visibility'] as const
export type FormStep = (typeof forms)[number]

/** Before the forms may come the choice of who is there, or an invitation's code, amid them a directory file; after them the end. */
export type Step = 'people' | 'code' | 'file' | FormStep | 'done'

export type Action =
  | { kind: 'next' }
  | { kind: 'back' }
  | { kind: 'goto'; step: Step }

export function stepReducer(step: Step, action: Action): Step {
  if (action.kind === 'goto') return action.step
  if (step === 'people' || step === 'done') return step
  if (step === 'code') return 'account'
  if (step === 'file') return 'work'
  const at = forms.indexOf(step)
  if (action.kind === 'next') return forms[at + 1] ?? 'done'
  // What was signed up is there: the way back ends at the profile.
  return at > 1 ? (forms[at - 1] ?? step) : step
}

/** Where a person begins, as things stand on this machine. */
export function firstStep(start: Start, somebodyElse: boolean): Step {
  if (somebodyElse) return 'account'
  if (start.signed_in) return 'work'
  return start.people.length > 0 ? 'people' : 'account'
}

/** Whether to open without being asked. */
export const isDue = (start: Start): boolean => start.onboarding_due || (!start.signed_in && start.people.length > 0)
