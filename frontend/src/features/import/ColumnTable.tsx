import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { personFields } from '@/lib/generated'
import { Button } from '@/ui/Button'
import { Select } from '@/ui/Field'
import { NameList } from './NameList'
import { Samples } from './Samples'

type Column = ImportFile['columns'][number]

export interface ColumnTableProps {
  columns: readonly Column[]
  /** The places of columns that are shown elsewhere. */
  except: readonly number[]
  /** The field of each column. */
  mapping: readonly string[]
  onChange: (fields: string[]) => void
}

/** From this number of columns on, unused ones are hidden at first. */
const collapseFrom = 12

const isUnused = (field: string) => field === '' || field === 'not_used'

/** The columns of a file with samples, and the field that each is mapped to. */
export function ColumnTable({ columns, except, mapping, onChange }: ColumnTableProps) {
  const { t } = useTranslation('import')
  const [unused] = useState(() => columns.flatMap(({ field }, index) => (isUnused(field) && !except.includes(index) ? [index] : [])))
  const few = columns.length < collapseFrom || unused.length === columns.length
  const [expanded, setExpanded] = useState(false)
  const showAll = few || expanded
  const nameOf = (header: string) => (header === '' ? t('columns.unnamed') : header)
  const shown = columns.flatMap((_, index) => (except.includes(index) || (!showAll && unused.includes(index)) ? [] : [index]))
  return (
    <section aria-labelledby="columns" className="flex flex-col gap-3">
      <div>
        <h3 id="columns" className="font-semibold text-ink">
          {t('columns.title')}
        </h3>
        <p className="text-ink-soft">{t('columns.body')}</p>
      </div>
      <table className="w-full table-fixed overflow-hidden rounded-2xl border border-line bg-surface text-start text-[0.9375rem] max-sm:block">
        <thead className="bg-sunken text-start text-sm text-ink-soft max-sm:sr-only">
          <tr>
            <th scope="col" className="w-[28%] px-4 py-2 text-start font-medium">{t('columns.header')}</th>
            <th scope="col" className="px-4 py-2 text-start font-medium">{t('columns.samples')}</th>
            <th scope="col" className="w-[34%] px-4 py-2 text-start font-medium">{t('columns.field')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {shown.map((index) => {
            const column = columns[index]
            return (
              column !== undefined && (
                <ColumnRow
                  key={index}
                  column={column}
                  name={nameOf(column.header)}
                  field={mapping[index] ?? ''}
                  focused={expanded && index === unused[0]}
                  onChange={(field) => onChange(mapping.with(index, field))}
                />
              )
            )
          })}
        </tbody>
      </table>
      {!showAll && unused.length > 0 && (
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <Button size="small" onClick={() => setExpanded(true)}>
            {t('columns.unused', { count: unused.length })}
          </Button>
          <p className="line-clamp-2 min-w-0 flex-1 basis-64 text-sm wrap-anywhere text-ink-faint">
            <NameList names={unused.map((index) => columns[index]?.header ?? '')} />
          </p>
        </div>
      )}
    </section>
  )
}

interface ColumnRowProps {
  column: Column
  /** The header, or that there is none. */
  name: string
  field: string
  /** Gets the focus when it is shown. */
  focused: boolean
  onChange: (field: string) => void
}

const focus = (select: HTMLSelectElement | null) => select?.focus()

function ColumnRow({ column: { reason, samples }, name, field, focused, onChange }: ColumnRowProps) {
  const { t } = useTranslation('import')
  return (
    <tr className="max-sm:block max-sm:py-2">
      <th scope="row" className="px-4 py-2.5 text-start align-top font-medium text-ink max-sm:block max-sm:py-1">
        <bdi className="line-clamp-4 text-left wrap-anywhere" title={name}>
          {name}
        </bdi>
      </th>
      <td className="px-4 py-2.5 align-top text-ink-soft max-sm:block max-sm:py-1">
        <Samples samples={samples} />
      </td>
      <td className="px-4 py-2.5 align-top max-sm:block max-sm:py-1">
        <Select
          ref={focused ? focus : undefined}
          aria-label={t('columns.fieldOf', { header: name })}
          value={isUnused(field) ? 'not_used' : field}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="not_used">{t('field.not_used')}</option>
          {personFields.map(
            (choice) =>
              choice !== 'not_used' && (
                <option key={choice} value={choice}>
                  {t(`field.${choice}`)}
                </option>
              ),
          )}
        </Select>
        {!isUnused(field) && reason === 'content' && <p className="mt-1 text-sm text-ink-faint">{t('columns.byContent')}</p>}
      </td>
    </tr>
  )
}
