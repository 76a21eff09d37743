import { describe, expect, it } from 'vitest'
import { signedUp, freshInstallation } from '../../../test/backend'
import { firstStep, forms, opensAutomatically, stepReducer, type Step } from './steps'

const next = (step: Step) => stepReducer(step, { kind: 'next' })
const back = (step: Step) => stepReducer(step, { kind: 'back' })

describe('stepReducer', () => {
  it('goes through all forms to the end', () => {
    const passed: Step[] = ['account']
    while (passed.at(-1) !== 'done') passed.push(next(passed.at(-1) ?? 'done'))
    expect(passed).toEqual([...forms, 'done'])
  })

  it.each([
    ['work', 'work'],
    ['help', 'work'],
    ['visibility', 'about'],
    ['account', 'account'],
    ['people', 'people'],
    ['done', 'done'],
  ] as [Step, Step][])('goes back from %s to %s', (from, to) => {
    expect(back(from)).toBe(to)
  })

  it('goes from the code to the account, forward and back', () => {
    expect([next('code'), back('code')]).toEqual(['account', 'account'])
  })

  it('goes from a directory file to the profile', () => {
    expect(next('file')).toBe('work')
  })

  it('goes to a given step', () => {
    expect(stepReducer('people', { kind: 'goto', step: 'account' })).toBe('account')
  })
})

const several = { ...freshInstallation, people: signedUp.people, onboarding_due: false }

describe('firstStep', () => {
  it.each([
    ['a new installation', freshInstallation, false, 'account'],
    ['users, none of them signed in', several, false, 'people'],
    ['an unfinished profile', signedUp, false, 'work'],
    ['somebody else who signs up', signedUp, true, 'account'],
  ] as const)('%s', (_, start, somebodyElse, want) => {
    expect(firstStep(start, somebodyElse)).toBe(want)
  })
})

describe('opensAutomatically', () => {
  it.each([
    ['a new installation', freshInstallation, true],
    ['users, none of them signed in', several, true],
    ['postponed', { ...signedUp, onboarding_due: false }, false],
  ] as const)('%s', (_, start, want) => {
    expect(opensAutomatically(start)).toBe(want)
  })
})
