import type { ImportFile, ImportSummary } from '@/api/types'

/** The state of an import. */
export type Wizard =
  | { step: 'choose' }
  | { step: 'columns'; file: ImportFile; consent: Consent }
  | { step: 'preview'; file: ImportFile; consent: Consent; summary: ImportSummary }
  | { step: 'done'; file: ImportFile; summary: ImportSummary }

/** What the organiser states about people for whom the file contains no consent. */
export interface Consent {
  given: boolean
  /** Where they agreed to be listed. */
  statement: string
}

export type WizardAction =
  | { type: 'opened'; file: ImportFile }
  | { type: 'read'; file: ImportFile } // with other columns or another mapping
  | { type: 'consented'; consent: Consent }
  | { type: 'previewed'; summary: ImportSummary }
  | { type: 'back' }
  | { type: 'imported'; summary: ImportSummary }
  | { type: 'closed' }

const noConsent: Consent = { given: false, statement: '' }

/** A dropped file is open already when the page is opened. */
export const initialWizard = (file: ImportFile | undefined): Wizard =>
  file === undefined ? { step: 'choose' } : { step: 'columns', file, consent: noConsent }

/** Actions that do not fit the current step change nothing. */
export function wizardReducer(wizard: Wizard, action: WizardAction): Wizard {
  if (action.type === 'closed') return initialWizard(undefined)
  // The user cancelled the file dialog.
  if (action.type === 'opened') return action.file.file_id === '' ? wizard : initialWizard(action.file)
  if (wizard.step === 'columns') return fromColumns(wizard, action)
  if (wizard.step === 'preview') return fromPreview(wizard, action)
  return wizard
}

function fromColumns(wizard: Extract<Wizard, { step: 'columns' }>, action: WizardAction): Wizard {
  if (action.type === 'read') return { ...wizard, file: action.file }
  if (action.type === 'consented') return { ...wizard, consent: action.consent }
  if (action.type === 'previewed') return { ...wizard, step: 'preview', summary: action.summary }
  return wizard
}

function fromPreview(wizard: Extract<Wizard, { step: 'preview' }>, action: WizardAction): Wizard {
  const { file, consent } = wizard
  if (action.type === 'back') return { step: 'columns', file, consent }
  if (action.type === 'imported') return { step: 'done', file, summary: action.summary }
  return wizard
}

/** The statement for the backend; with "" only people with consent in the file are listed. */
export const statementOf = ({ given, statement }: Consent): string => (given ? statement.trim() : '')

/** Consent was given, but where is missing. */
export const lacksStatement = (consent: Consent): boolean => consent.given && statementOf(consent) === ''

/** The places of the columns about which the organiser has to decide whether they are about consent. */
export const undecidedIn = ({ columns, undecided }: ImportFile): number[] =>
  columns.flatMap(({ header, field }, index) => (field === '' && undecided.includes(header) ? [index] : []))

/** Why a file cannot be previewed yet. */
export type Obstacle = 'nobody' | 'nameless' | 'undecided' | 'statement'

export function obstacleTo(file: ImportFile, consent: Consent): Obstacle | undefined {
  if (file.rows === 0) return 'nobody'
  if (file.nameless === file.rows) return 'nameless'
  if (file.undecided.length > 0) return 'undecided'
  return lacksStatement(consent) ? 'statement' : undefined
}
