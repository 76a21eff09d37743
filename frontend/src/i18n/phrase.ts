import type { i18n } from 'i18next'
import type { UIMessage } from '@/lib/generated'

/**
 * A sentence of the backend in the language that is spoken; undefined where its
 * catalogue does not know it, and in English, which the backend speaks. Catalogues
 * know sentences by their format; in theirs {{1}} is the first particular.
 */
export function phrased(phrase: UIMessage | undefined, spoken: Pick<i18n, 'language' | 'getResource'>): string | undefined {
  const known = (format: string): unknown => spoken.getResource(spoken.language, 'phrases', format, { keySeparator: false })
  const sentence = phrase === undefined ? undefined : known(phrase.format)
  if (typeof sentence !== 'string') return undefined
  return sentence.replace(/\{\{(\d+)\}\}/g, (_, number: string) => {
    const { text, term } = phrase?.args?.[Number(number) - 1] ?? { text: '', term: false }
    const word = term ? known(text) : undefined
    return typeof word === 'string' ? word : text
  })
}
