import type { ImportFile, ImportSummary } from '@/api/types'

/** Where a file stands on its way in. */
export type Wizard =
  | { step: 'choose' }
  | { step: 'columns'; file: ImportFile; consent: Consent }
  | { step: 'preview'; file: ImportFile; consent: Consent; summary: ImportSummary }
  | { step: 'done'; file: ImportFile; summary: ImportSummary }

/** What the organiser says of those whom the file itself does not ask. */
export interface Consent {
  given: boolean
  /** Where they agreed to be listed. */
  statement: string
}

export type Happening =
  | { type: 'opened'; file: ImportFile }
  | { type: 'mapped'; file: ImportFile }
  | { type: 'consented'; consent: Consent }
  | { type: 'previewed'; summary: ImportSummary }
  | { type: 'reconsidered' }
  | { type: 'imported'; summary: ImportSummary }
  | { type: 'closed' }

const unasked: Consent = { given: false, statement: '' }

/** A file that was dropped is open before the page is there. */
export const begin = (file: ImportFile | undefined): Wizard =>
  file === undefined ? { step: 'choose' } : { step: 'columns', file, consent: unasked }

/** What comes when it makes no sense any more changes nothing. */
export function advance(wizard: Wizard, happening: Happening): Wizard {
  if (happening.type === 'closed') return begin(undefined)
  // Whoever changes their mind in the dialog opens nothing.
  if (happening.type === 'opened') return happening.file.file_id === '' ? wizard : begin(happening.file)
  if (wizard.step === 'columns') return fromColumns(wizard, happening)
  if (wizard.step === 'preview') return fromPreview(wizard, happening)
  return wizard
}

function fromColumns(wizard: Extract<Wizard, { step: 'columns' }>, happening: Happening): Wizard {
  if (happening.type === 'mapped') return { ...wizard, file: happening.file }
  if (happening.type === 'consented') return { ...wizard, consent: happening.consent }
  if (happening.type === 'previewed') return { ...wizard, step: 'preview', summary: happening.summary }
  return wizard
}

function fromPreview(wizard: Extract<Wizard, { step: 'preview' }>, happening: Happening): Wizard {
  const { file, consent } = wizard
  if (happening.type === 'reconsidered') return { step: 'columns', file, consent }
  if (happening.type === 'imported') return { step: 'done', file, summary: happening.summary }
  return wizard
}

/** The statement that goes with the import; "" lists nobody whom the file does not. */
export const statementOf = ({ given, statement }: Consent): string => (given ? statement.trim() : '')

/** Saying that they agreed takes saying where. */
export const isUnfounded = (consent: Consent): boolean => consent.given && statementOf(consent) === ''
