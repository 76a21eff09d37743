import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { personFields } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { Button } from '@/ui/Button'
import { Select } from '@/ui/Field'

type Column = ImportFile['columns'][number]

export interface ColumnTableProps {
  columns: readonly Column[]
  /** The new mapping while it is being saved. */
  fields: readonly string[] | undefined
  onChange: (fields: string[]) => void
}

/** From this number of columns on, unused ones are hidden at first. */
const collapseFrom = 12

/** The columns of a file with samples, and the field that each is mapped to. */
export function ColumnTable({ columns, fields, onChange }: ColumnTableProps) {
  const { t } = useTranslation('import')
  const [unused] = useState(() => new Set(columns.flatMap(({ field }, index) => (field === '' ? [index] : []))))
  const [showAll, setShowAll] = useState(columns.length < collapseFrom || unused.size === columns.length)
  const mapping = fields ?? columns.map(({ field }) => field)
  return (
    <section aria-labelledby="columns" className="flex flex-col gap-3">
      <div>
        <h3 id="columns" className="font-semibold text-ink">
          {t('columns.title')}
        </h3>
        <p className="text-ink-soft">{t('columns.body')}</p>
      </div>
      <table className="w-full table-fixed overflow-hidden rounded-2xl border border-line bg-surface text-start text-[0.9375rem]">
        <thead className="bg-sunken text-start text-sm text-ink-soft">
          <tr>
            <th scope="col" className="w-[28%] px-4 py-2 text-start font-medium">{t('columns.header')}</th>
            <th scope="col" className="px-4 py-2 text-start font-medium">{t('columns.samples')}</th>
            <th scope="col" className="w-[34%] px-4 py-2 text-start font-medium">{t('columns.field')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {columns.map((column, index) =>
            showAll || !unused.has(index) ? (
              <ColumnRow
                key={index}
                column={column}
                field={mapping[index] ?? ''}
                onChange={(field) => onChange(mapping.with(index, field))}
              />
            ) : null,
          )}
        </tbody>
      </table>
      {!showAll && (
        <Button size="small" className="self-start" onClick={() => setShowAll(true)}>
          {t('columns.unused', { count: unused.size })}
        </Button>
      )}
    </section>
  )
}

interface ColumnRowProps {
  column: Column
  field: string
  onChange: (field: string) => void
}

function ColumnRow({ column: { header, reason, samples }, field, onChange }: ColumnRowProps) {
  const { t } = useTranslation('import')
  const name = header === '' ? t('columns.unnamed') : header
  return (
    <tr>
      <th scope="row" className="px-4 py-2.5 text-start align-top font-medium wrap-anywhere text-ink">
        <bdi>{name}</bdi>
      </th>
      <td className="px-4 py-2.5 align-top text-ink-soft">
        {samples.map((sample, index) => (
          <bdi key={index} className="block truncate" title={sample}>
            {sample}
          </bdi>
        ))}
      </td>
      <td className="px-4 py-2.5 align-top">
        <Select aria-label={t('columns.fieldOf', { header: name })} value={field} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('columns.notUsed')}</option>
          {personFields.map((choice) => (
            <option key={choice} value={choice}>
              {t(`field.${choice}`)}
            </option>
          ))}
        </Select>
        {isOneOf(personFields, field) && reason === 'content' && <p className="mt-1 text-sm text-ink-faint">{t('columns.byContent')}</p>}
      </td>
    </tr>
  )
}
