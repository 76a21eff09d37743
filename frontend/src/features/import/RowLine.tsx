import { useTranslation } from 'react-i18next'
import type { ImportRow } from '@/api/types'
import { translate } from '@/i18n/message'
import { cx } from '@/lib/cx'
import type { ImportOutcome } from '@/lib/generated'
import { FieldChanges } from '@/people/FieldChanges'
import { outcomeOf } from './outcome'

const outcomeStyles: Partial<Record<ImportOutcome, string>> = {
  new: 'bg-accent-soft text-accent-ink',
  updated: 'bg-accent-soft text-accent-ink',
  invited: 'bg-accent-soft text-accent-ink',
  rejected: 'bg-danger-soft text-danger',
  duplicate: 'bg-warning-soft text-on-warning',
  opted_out: 'bg-warning-soft text-on-warning',
}

/** One row of the file, with its outcome and the reason. */
export function RowLine({ row }: { row: ImportRow }) {
  const { t, i18n } = useTranslation('import')
  const outcome = outcomeOf(row.outcome)
  const hasOwnText = outcome === 'invited' || outcome === 'opted_out' || (outcome === 'member' && row.reason.text === '')
  const reason = hasOwnText ? t(`reason.${outcome}`) : (translate(row.reason.said, i18n) ?? row.reason.text)
  return (
    <div className="flex min-h-14 flex-wrap content-center items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="w-20 shrink-0 text-sm text-ink-faint tabular-nums">{t('rows.line', { line: row.line })}</span>
      <div className="min-w-48 flex-1">
        <p className="truncate text-ink">
          <bdi className="font-medium">{row.name}</bdi>
          {row.name !== '' && row.email !== '' && ' · '}
          <bdi className="text-ink-soft">{row.email}</bdi>
        </p>
        {reason !== '' && (
          <p dir="auto" className="text-sm wrap-anywhere text-ink-soft">
            {reason}
          </p>
        )}
        {row.changes.length > 0 && <FieldChanges changes={row.changes} />}
      </div>
      <span className={cx('rounded-full px-2.5 py-0.5 text-sm font-medium', outcomeStyles[outcome] ?? 'bg-sunken text-ink-soft')}>
        {t(`outcome.${outcome}`)}
      </span>
    </div>
  )
}
