import { codes, type Code, type UIMessage } from './generated'
import { isOneOf } from './oneOf'

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

const messageOf = (value: unknown): UIMessage | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && 'args' in value && Array.isArray(value.args) ? (value as UIMessage) : undefined

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
  if (typeof error === 'object' && error !== null && 'code' in error && isOneOf(codes, error.code)) {
    const { message, hint, said, advised } = error as Record<string, unknown>
    return new KithError(
      error.code,
      typeof message === 'string' ? message : '',
      typeof hint === 'string' ? hint : '',
      messageOf(said),
      messageOf(advised),
    )
  }
  const defect = new KithError('internal', '')
  defect.cause = thrown
  return defect
}
