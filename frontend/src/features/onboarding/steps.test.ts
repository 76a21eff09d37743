import { describe, expect, it } from 'vitest'
import { signedUp, untouched } from '../../../test/backend'
import { firstStep, forms, isDue, stepReducer, type Step } from './steps'

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

  it('comes to the account by a code, and back to it without', () => {
    expect([next('code'), back('code')]).toEqual(['account', 'account'])
  })

  it('goes on to the profile from a directory file', () => {
    expect(next('file')).toBe('work')
  })

  it('jumps where it is told to', () => {
    expect(stepReducer('people', { kind: 'goto', step: 'account' })).toBe('account')
  })
})

const several = { ...untouched, people: signedUp.people, onboarding_due: false }

describe('firstStep', () => {
  it.each([
    ['a machine that nobody has used', untouched, false, 'account'],
    ['people, none of them signed in', several, false, 'people'],
    ['an unfinished profile', signedUp, false, 'work'],
    ['somebody else who signs up', signedUp, true, 'account'],
  ] as const)('%s', (_, start, somebodyElse, want) => {
    expect(firstStep(start, somebodyElse)).toBe(want)
  })
})

describe('isDue', () => {
  it.each([
    ['a machine that nobody has used', untouched, true],
    ['people, none of them signed in', several, true],
    ['put off', { ...signedUp, onboarding_due: false }, false],
  ] as const)('%s', (_, start, want) => {
    expect(isDue(start)).toBe(want)
  })
})
