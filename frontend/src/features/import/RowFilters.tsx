import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportSummary } from '@/api/types'
import { cx } from '@/lib/cx'
import { occurring } from './outcome'
import { allRows, keyOf, type RowFilter } from './rowFilter'

export interface RowFiltersProps {
  summary: ImportSummary
  filter: RowFilter
  onChange: (filter: RowFilter) => void
}

/** Filters the rows by outcome, and by what is to be said of them besides, with the number of rows of each. */
export function RowFilters({ summary: { counts, total, unlisted, noted }, filter, onChange }: RowFiltersProps) {
  const { t } = useTranslation('import')
  const button = (label: string, count: number, choice: RowFilter) => (
    <FilterButton key={label} count={count} pressed={keyOf(choice) === keyOf(filter)} onPress={() => onChange(choice)}>
      {label}
    </FilterButton>
  )
  const notListed = Object.values(unlisted).reduce((sum, count) => sum + count, 0)
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <div role="group" aria-label={t('outcome.label')} className="flex flex-wrap gap-2">
        {button(t('outcome.all'), total, allRows)}
        {occurring(counts).map(([outcome, count]) => button(t(`outcome.${outcome}`), count, { ...allRows, outcome }))}
      </div>
      {(notListed > 0 || noted > 0) && (
        <div role="group" aria-label={t('filter.label')} className="flex flex-wrap gap-2 border-line sm:border-s sm:ps-5">
          {notListed > 0 && button(t('filter.unlisted'), notListed, { ...allRows, unlisted: 'any' })}
          {noted > 0 && button(t('filter.noted'), noted, { ...allRows, noted: true })}
        </div>
      )}
    </div>
  )
}

interface FilterButtonProps {
  count: number
  pressed: boolean
  onPress: () => void
  children: ReactNode
}

function FilterButton({ count, pressed, onPress, children }: FilterButtonProps) {
  const { i18n } = useTranslation('import')
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={cx(
        'inline-flex h-9 items-center gap-2 rounded-full border px-3.5 text-sm font-medium transition-colors',
        pressed ? 'border-accent bg-accent-soft text-accent-ink' : 'border-line bg-surface text-ink-soft hover:bg-hover hover:text-ink',
      )}
      onClick={onPress}
    >
      {children} <span className="tabular-nums">{new Intl.NumberFormat(i18n.language).format(count)}</span>
    </button>
  )
}
