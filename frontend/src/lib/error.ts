/** What went wrong, told apart for programs; the same list as the backend's. */
export const codes = [
  'invalid',
  'not_found',
  'forbidden',
  'no_actor',
  'locked',
  'too_often',
  'conflict',
  'busy',
  'read_only',
  'disk_full',
  'too_new',
  'damaged',
  'unavailable',
  'stopped',
  'internal',
] as const

export type Code = (typeof codes)[number]

/** A sentence of the backend as catalogues know it, see i18n/phrase. */
export interface Phrase {
  format: string
  args: { text: string; term: boolean }[]
}

/** The one error of the page. Message says what happened, hint what to do, both in English. */
export class KithError extends Error {
  override readonly name = 'KithError'
  readonly code: Code
  readonly hint: string
  /** Message and hint for other languages. */
  readonly said: Phrase | undefined
  readonly advised: Phrase | undefined

  constructor(code: Code, message: string, hint = '', said?: Phrase, advised?: Phrase) {
    super(message)
    this.code = code
    this.hint = hint
    this.said = said
    this.advised = advised
  }
}

const phraseOf = (value: unknown): Phrase | undefined =>
  typeof value === 'object' && value !== null && 'args' in value && Array.isArray(value.args) ? (value as Phrase) : undefined

const isCode = (value: unknown): value is Code => codes.some((code) => code === value)

/**
 * Anything that was thrown, as a KithError. What does not come from the backend
 * is a defect of the page: internal, its text kept as the cause alone.
 */
export function toKithError(thrown: unknown): KithError {
  if (thrown instanceof KithError) return thrown
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && isCode(thrown.code)) {
    const { message, hint, said, advised } = thrown as Record<string, unknown>
    return new KithError(
      thrown.code,
      typeof message === 'string' ? message : '',
      typeof hint === 'string' ? hint : '',
      phraseOf(said),
      phraseOf(advised),
    )
  }
  const error = new KithError('internal', '')
  error.cause = thrown
  return error
}
