import { describe, expect, it } from 'vitest'
import { members, summaryOf } from '../../../test/imports'
import { wizardReducer, initialWizard, lacksStatement, obstacleTo, statementOf, undecidedIn, type WizardAction, type Wizard } from './wizard'

const summary = summaryOf({ new: 2 })
const columns = initialWizard(members)
const preview = wizardReducer(columns, { type: 'previewed', summary })
const done = wizardReducer(preview, { type: 'imported', summary })

const after = (wizard: Wizard, ...actions: WizardAction[]) => actions.reduce(wizardReducer, wizard)

describe('wizardReducer', () => {
  it('goes from the columns to the preview and the import', () => {
    expect([initialWizard(undefined), columns, preview, done].map(({ step }) => step)).toEqual(['choose', 'columns', 'preview', 'done'])
  })

  it('does not change if no file was chosen', () => {
    expect(wizardReducer(initialWizard(undefined), { type: 'opened', file: { ...members, file_id: '' } })).toEqual({ step: 'choose' })
  })

  it('keeps the consent when going back from the preview', () => {
    const consent = { given: true, statement: 'The spring fair' }
    const back = after(columns, { type: 'consented', consent }, { type: 'previewed', summary }, { type: 'back' })
    expect(back).toEqual({ step: 'columns', file: members, consent })
  })

  it('starts again with another file, without the consent of the last', () => {
    const other = { ...members, file_id: 'other' }
    const consent = { given: true, statement: 'The spring fair' }
    expect(after(columns, { type: 'consented', consent }, { type: 'opened', file: other })).toEqual(initialWizard(other))
  })

  it.each<[Wizard, WizardAction]>([
    [preview, { type: 'read', file: members }],
    [done, { type: 'previewed', summary }],
    [columns, { type: 'imported', summary }],
    [initialWizard(undefined), { type: 'back' }],
  ])('is not changed by actions that do not fit the step: %#', (wizard, action) => {
    expect(wizardReducer(wizard, action)).toBe(wizard)
  })
})

it.each([
  [{ given: false, statement: 'left over' }, '', false],
  [{ given: true, statement: ' The spring fair ' }, 'The spring fair', false],
  [{ given: true, statement: ' ' }, '', true],
])('consent of %j', (consent, statement, lacking) => {
  expect(statementOf(consent)).toBe(statement)
  expect(lacksStatement(consent)).toBe(lacking)
})

it.each([
  [{}, '', undefined],
  [{ rows: 0 }, '', 'nobody'],
  [{ nameless: 2 }, '', 'nameless'],
  [{ nameless: 1 }, '', undefined],
  [{ undecided: ['Mailing'] }, '', 'undecided'],
  [{}, ' ', 'statement'],
])('what keeps a preview back: %j', (file, statement, obstacle) => {
  expect(obstacleTo({ ...members, ...file }, { given: statement !== '', statement })).toBe(obstacle)
})

it('asks about every column of an undecided header that has no field', () => {
  const column = (header: string, field: string) => ({ header, field, reason: '', samples: [] })
  const sameNames = [column('Name', 'name'), column('OK', ''), column('OK', 'consent'), column('OK', ''), column('Size', '')]
  expect(undecidedIn({ ...members, columns: sameNames, undecided: ['OK'] })).toEqual([1, 3])
})
