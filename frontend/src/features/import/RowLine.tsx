import { Info } from 'lucide-react'
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

/** One row of the file, with its outcome, the reason, and what of it could not be used. */
export function RowLine({ row }: { row: ImportRow }) {
  const { t } = useTranslation('import')
  const outcome = outcomeOf(row.outcome)
  const reason = useReason(row, outcome)
  return (
    <div className="flex min-h-14 flex-wrap content-center items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="w-20 shrink-0 text-sm text-ink-faint tabular-nums">{t('rows.line', { line: row.line })}</span>
      <div className="min-w-48 flex-1">
        <p className="truncate text-ink">
          <bdi className="font-medium">{row.name}</bdi>
          {row.name !== '' && row.email !== '' && ' · '}
          <bdi className="text-ink-soft">{row.email}</bdi>
          {row.name === '' && row.email === '' && <span className="text-ink-faint">{t('rows.unnamed')}</span>}
        </p>
        {reason !== '' && (
          <p dir="auto" className="text-sm wrap-anywhere text-ink-soft">
            {reason}
          </p>
        )}
        {row.notes.length > 0 && <RowNotes notes={row.notes} />}
        {row.changes.length > 0 && <FieldChanges changes={row.changes} />}
      </div>
      <span className={cx('rounded-full px-2.5 py-0.5 text-sm font-medium', outcomeStyles[outcome] ?? 'bg-sunken text-ink-soft')}>
        {t(`rowOutcome.${outcome}`)}
      </span>
    </div>
  )
}

/** Why a row has its outcome, or why the person is not listed although they come in. */
function useReason(row: ImportRow, outcome: ImportOutcome): string {
  const { t, i18n } = useTranslation('import')
  if (outcome === 'invited' || outcome === 'opted_out' || (outcome === 'member' && row.reason.text === '')) return t(`reason.${outcome}`)
  if (row.reason.text !== '') return translate(row.reason.said, i18n) ?? row.reason.text
  return row.unlisted === 'refused' || row.unlisted === 'said_before' ? t(`reason.${row.unlisted}`) : ''
}

function RowNotes({ notes }: Pick<ImportRow, 'notes'>) {
  const { i18n } = useTranslation()
  return (
    <ul className="text-sm text-ink-soft">
      {notes.map((note, index) => (
        <li key={index} className="flex items-start gap-1.5">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span dir="auto" className="min-w-0 wrap-anywhere">
            {translate(note.said, i18n) ?? note.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
