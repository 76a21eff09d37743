import type { i18n } from 'i18next'
import type { UIMessage } from '@/lib/generated'

/**
 * A message of the backend in the current language. Undefined if the language's
 * catalogue lacks it, and in English, in which the backend sends every message.
 * The catalogue knows messages by id; {{1}} is the first argument.
 */
export function translate(message: UIMessage | undefined, catalogues: Pick<i18n, 'language' | 'getResource'>): string | undefined {
  const known = (id: string): unknown => catalogues.getResource(catalogues.language, 'messages', id, { keySeparator: false })
  const sentence = message === undefined ? undefined : known(message.id)
  if (typeof sentence !== 'string') return undefined
  return sentence.replace(/\{\{(\d+)\}\}/g, (_, number: string) => {
    const { text = '', term } = message?.args?.[Number(number) - 1] ?? {}
    const translated = term === undefined ? undefined : known(term)
    return typeof translated === 'string' ? translated : text
  })
}
