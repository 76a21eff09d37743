import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '@/api/types'

/** How many suggestions are worth reading at once. */
const atMost = 3

/** What would let others find me more easily, the most useful first. */
export function Suggestions({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { t } = useTranslation('account')
  if (suggestions.length === 0) return null
  return (
    <aside aria-label={t('suggest.title')} className="flex gap-3 rounded-xl bg-accent-soft px-4 py-3 text-accent-ink">
      <Lightbulb aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div>
        <p className="font-medium">{t('suggest.title')}</p>
        <ul className="list-disc ps-5 text-[0.9375rem]">
          {suggestions.slice(0, atMost).map(({ field, why }) => (
            // What the catalogues do not know yet is said in general.
            <li key={`${why} ${field}`}>{t(`suggest.${why}.${field}` as 'suggest.other', { defaultValue: t('suggest.other') })}</li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
