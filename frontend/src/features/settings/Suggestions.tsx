import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Suggestion } from '@/api/types'

/** The maximum number of suggestions shown. */
const maxShown = 3

/** Suggestions that make the user easier to find, the most useful first. */
export function Suggestions({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { t } = useTranslation('account')
  if (suggestions.length === 0) return null
  return (
    <aside aria-label={t('suggest.title')} className="flex gap-3 rounded-xl bg-accent-soft px-4 py-3 text-accent-ink">
      <Lightbulb aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div>
        <p className="font-medium">{t('suggest.title')}</p>
        <ul className="list-disc ps-5 text-[0.9375rem]">
          {suggestions.slice(0, maxShown).map(({ field, why }) => (
            // Suggestions without a text in the catalogue get a general one.
            <li key={`${why} ${field}`}>{t(`suggest.${why}.${field}` as 'suggest.other', { defaultValue: t('suggest.other') })}</li>
          ))}
        </ul>
      </div>
    </aside>
  )
}
