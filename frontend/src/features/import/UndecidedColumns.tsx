import { CircleHelp } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { cx } from '@/lib/cx'
import { Samples } from './Samples'

/** What a yes in a column can mean. */
const meanings = ['consent', 'opt_out', 'not_used'] as const

export interface UndecidedColumnsProps {
  columns: ImportFile['columns']
  /** The places of the columns to decide about; those that are decided stay, so that the answer can be changed. */
  asked: readonly number[]
  /** The field of each column. */
  mapping: readonly string[]
  onChange: (fields: string[]) => void
}

/** Asks about each column that may be about consent and is not understood. */
export function UndecidedColumns({ columns, asked, mapping, onChange }: UndecidedColumnsProps) {
  const { t } = useTranslation('import')
  return (
    <section aria-labelledby="undecided" className="flex flex-col gap-3">
      <div>
        <h3 id="undecided" className="font-semibold text-ink">
          {t('undecided.title', { count: asked.length })}
        </h3>
        <p className="text-ink-soft">{t('undecided.body', { count: asked.length })}</p>
      </div>
      {asked.map((index) => {
        const column = columns[index]
        return (
          column !== undefined && (
            <Question key={index} column={column} field={mapping[index] ?? ''} onChange={(field) => onChange(mapping.with(index, field))} />
          )
        )
      })}
    </section>
  )
}

interface QuestionProps {
  column: ImportFile['columns'][number]
  field: string
  onChange: (field: string) => void
}

function Question({ column: { header, samples }, field, onChange }: QuestionProps) {
  const { t } = useTranslation('import')
  const id = useId()
  const open = field === ''
  return (
    <div className={cx('grid gap-x-8 gap-y-3 rounded-2xl border p-4 sm:grid-cols-2', open ? 'border-on-warning/40 bg-warning-soft' : 'border-line bg-surface')}>
      <div className="min-w-0">
        <p className="flex items-start gap-2 font-medium text-ink">
          {open && <CircleHelp aria-hidden className="mt-0.5 size-5 shrink-0 text-on-warning" />}
          <span id={`${id}-header`} className="line-clamp-4 wrap-anywhere" title={header}>
            <bdi>{header}</bdi>
          </span>
        </p>
        <div className="mt-1 text-sm text-ink-soft">
          <Samples samples={samples} />
        </div>
      </div>
      <div role="radiogroup" aria-labelledby={`${id}-header ${id}-question`} className="min-w-0">
        <p id={`${id}-question`} className="mb-1 text-sm font-medium text-ink">
          {t('undecided.question')}
        </p>
        {meanings.map((meaning) => (
          <label key={meaning} className="-mx-2 flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2 text-ink hover:bg-hover">
            <input
              type="radio"
              name={id}
              className="size-4 shrink-0 accent-accent"
              checked={field === meaning}
              onChange={() => onChange(meaning)}
            />
            {t(`undecided.${meaning}`)}
          </label>
        ))}
      </div>
    </div>
  )
}
