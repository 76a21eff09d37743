import type { Start } from '@/api/types'

/** The numbered steps in order. Each is a form. */
export const forms = ['account', 'work', 'help', 'about', 'visibility'] as const
export type FormStep = (typeof forms)[number]

/** All steps: choosing a user, an invitation code, a directory file, the forms, and the end. */
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
  // The account cannot be changed here: going back ends at the first step of the profile.
  return at > 1 ? (forms[at - 1] ?? step) : step
}

/** The first step, depending on who uses this computer. */
export function firstStep(start: Start, somebodyElse: boolean): Step {
  if (somebodyElse) return 'account'
  if (start.signed_in) return 'work'
  return start.people.length > 0 ? 'people' : 'account'
}

/** Whether the dialog opens automatically. */
export const opensAutomatically = (start: Start): boolean => start.onboarding_due || (!start.signed_in && start.people.length > 0)
