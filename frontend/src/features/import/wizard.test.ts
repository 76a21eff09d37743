import { describe, expect, it } from 'vitest'
import { members, summaryOf } from '../../../test/imports'
import { advance, begin, isUnfounded, statementOf, type Happening, type Wizard } from './wizard'

const summary = summaryOf({ new: 2 })
const columns = begin(members)
const preview = advance(columns, { type: 'previewed', summary })
const done = advance(preview, { type: 'imported', summary })

const after = (wizard: Wizard, ...happenings: Happening[]) => happenings.reduce(advance, wizard)

describe('the way of a file', () => {
  it('leads from its columns to the preview and in', () => {
    expect([begin(undefined), columns, preview, done].map(({ step }) => step)).toEqual(['choose', 'columns', 'preview', 'done'])
  })

  it('stays where it is when nothing was chosen', () => {
    expect(advance(begin(undefined), { type: 'opened', file: { ...members, file_id: '' } })).toEqual({ step: 'choose' })
  })

  it('keeps what was said of consent on the way back from the preview', () => {
    const consent = { given: true, statement: 'The spring fair' }
    const back = after(columns, { type: 'consented', consent }, { type: 'previewed', summary }, { type: 'reconsidered' })
    expect(back).toEqual({ step: 'columns', file: members, consent })
  })

  it('begins anew with another file, whatever was said of the last', () => {
    const other = { ...members, file_id: 'other' }
    const consent = { given: true, statement: 'The spring fair' }
    expect(after(columns, { type: 'consented', consent }, { type: 'opened', file: other })).toEqual(begin(other))
  })

  it.each<[Wizard, Happening]>([
    [preview, { type: 'mapped', file: members }],
    [done, { type: 'previewed', summary }],
    [columns, { type: 'imported', summary }],
    [begin(undefined), { type: 'reconsidered' }],
  ])('is not changed by what comes too late: %#', (wizard, happening) => {
    expect(advance(wizard, happening)).toBe(wizard)
  })
})

it.each([
  [{ given: false, statement: 'left over' }, '', false],
  [{ given: true, statement: ' The spring fair ' }, 'The spring fair', false],
  [{ given: true, statement: ' ' }, '', true],
])('consent of %j', (consent, statement, unfounded) => {
  expect(statementOf(consent)).toBe(statement)
  expect(isUnfounded(consent)).toBe(unfounded)
})
