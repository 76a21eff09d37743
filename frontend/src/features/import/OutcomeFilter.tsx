import { useTranslation } from 'react-i18next'
import type { ImportSummary } from '@/api/types'
import { cx } from '@/lib/cx'
import { occurring } from './outcome'

export interface OutcomeFilterProps {
  summary: ImportSummary
  /** '' means all. */
  outcome: string
  onChange: (outcome: string) => void
}

/** Filters the rows by outcome, with the number of rows of each. */
export function OutcomeFilter({ summary: { counts, total }, outcome, onChange }: OutcomeFilterProps) {
  const { t, i18n } = useTranslation('import')
  const choices: [string, string, number][] = [
    ['', t('outcome.all'), total],
    ...occurring(counts).map(([name, count]): [string, string, number] => [name, t(`outcome.${name}`), count]),
  ]
  return (
    <div role="group" aria-label={t('outcome.label')} className="flex flex-wrap gap-2">
      {choices.map(([value, label, count]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === outcome}
          className={cx(
            'inline-flex h-9 items-center gap-2 rounded-full border px-3.5 text-sm font-medium transition-colors',
            value === outcome
              ? 'border-accent bg-accent-soft text-accent-ink'
              : 'border-line bg-surface text-ink-soft hover:bg-hover hover:text-ink',
          )}
          onClick={() => onChange(value)}
        >
          {label}{' '}
          <span className="tabular-nums">{new Intl.NumberFormat(i18n.language).format(count)}</span>
        </button>
      ))}
    </div>
  )
}
