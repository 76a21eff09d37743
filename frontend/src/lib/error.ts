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

/** A message of the backend as catalogues know it, see i18n/message. */
export interface UIMessage {
  id: string
  args: { text: string; term?: string }[]
}

/** The one error of the page. Message says what happened, hint what to do, both in English. */
export class KithError extends Error {
  override readonly name = 'KithError'
  readonly code: Code
  readonly hint: string
  /** Message and hint for other languages. */
  readonly said: UIMessage | undefined
  readonly advised: UIMessage | undefined

  constructor(code: Code, message: string, hint = '', said?: UIMessage, advised?: UIMessage) {
    super(message)
    this.code = code
    this.hint = hint
    this.said = said
    this.advised = advised
  }
}

const uiMessageOf = (value: unknown): UIMessage | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && 'args' in value && Array.isArray(value.args) ? (value as UIMessage) : undefined

const isCode = (value: unknown): value is Code => codes.some((code) => code === value)

/** What a rejected call carries: Wails makes an Error whose message is the backend's error as JSON. */
function carried(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  try {
    return JSON.parse(thrown.message) as unknown
  } catch {
    return thrown
  }
}

/**
 * Anything that was thrown, as a KithError. What does not come from the backend
 * is a defect of the page: internal, its text kept as the cause alone.
 */
export function toKithError(thrown: unknown): KithError {
  if (thrown instanceof KithError) return thrown
  const error = carried(thrown)
  if (typeof error === 'object' && error !== null && 'code' in error && isCode(error.code)) {
    const { message, hint, said, advised } = error as Record<string, unknown>
    return new KithError(
      error.code,
      typeof message === 'string' ? message : '',
      typeof hint === 'string' ? hint : '',
      uiMessageOf(said),
      uiMessageOf(advised),
    )
  }
  const defect = new KithError('internal', '')
  defect.cause = thrown
  return defect
}
