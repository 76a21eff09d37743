import { describe, expect, it } from 'vitest'
import type { SaveProfile } from '@/api/types'
import { amira } from '../../test/backend'
import { toPublicProfile } from './toPublicProfile'
import { limits, profileSchema, valuesOf } from './values'

const issuesOf = (change: Partial<SaveProfile>) =>
  profileSchema
    .safeParse({ ...valuesOf(amira), ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('profileSchema', () => {
  it.each([
    ['what is there', {}, []],
    ['a missing name', { name: '  ' }, ['name: name']],
    ['a full line', { headline: 'x'.repeat(limits.line) }, []],
    ['a line of emoji, each a character', { headline: '🛶'.repeat(limits.line) }, []],
    ['a long line', { headline: 'x'.repeat(limits.line + 1) }, ['headline: line']],
    ['a long text', { about: 'x'.repeat(limits.text + 1) }, ['about: text']],
    ['a long list', { skills: Array.from({ length: limits.list + 1 }, String) }, ['skills: list']],
    ['an address without a scheme', { website: 'example.org' }, []],
    ['an address of another scheme', { linkedin: 'mailto:a@example.org' }, ['linkedin: address']],
    ['an address that is too long, once', { website: `ftp://${'x'.repeat(limits.line)}` }, ['website: line']],
  ] as [string, Partial<SaveProfile>, string[]][])('%s', (_, change, want) => {
    expect(issuesOf(change)).toEqual(want)
  })
})

describe('toPublicProfile', () => {
  const values = { ...valuesOf(amira), linkedin: 'https://example.org/in/amira', opted_in: true }

  it.each([
    ['nothing', false, false, '', ''],
    ['the e-mail', true, false, amira.email, ''],
    ['LinkedIn', false, true, '', values.linkedin],
  ])('shows %s', (_, showEmail, showLinkedIn, email, linkedin) => {
    const seen = toPublicProfile(amira, { ...values, show_email: showEmail, show_linkedin: showLinkedIn })
    expect(seen).toMatchObject({ visible: true, email, linkedin })
  })
})
