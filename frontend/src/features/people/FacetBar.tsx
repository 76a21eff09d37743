import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Facet, Facets } from '@/api/types'
import { Select } from '@/ui/Field'
import { facetNames, type FacetName, type DirectoryFilter } from './directorySearch'

export interface FacetBarProps {
  /** undefined while they are loading. */
  facets: Facets | undefined
  filter: DirectoryFilter
  onChange: (filter: DirectoryFilter) => void
}

/** Selects for the facets of the directory, most frequent values first. Chosen values are shown as chips. */
export function FacetBar({ facets, filter, onChange }: FacetBarProps) {
  const { t } = useTranslation(['directory', 'app'])
  const add = (name: FacetName, value: string) => onChange({ ...filter, [name]: [...filter[name], value] })
  const remove = (name: FacetName, value: string) =>
    onChange({ ...filter, [name]: filter[name].filter((chosen) => chosen !== value) })
  return (
    <div className="flex flex-wrap items-center gap-2">
      {facetNames.map((name) => (
        <FacetSelect
          key={name}
          label={t(`facet.${name}`)}
          facets={(facets?.[name] ?? []).filter(({ value }) => !filter[name].includes(value))}
          onChoose={(value) => add(name, value)}
        />
      ))}
      {facetNames.flatMap((name) =>
        filter[name].map((value) => (
          <button
            key={`${name} ${value}`}
            type="button"
            aria-label={t('app:remove', { what: value })}
            className="inline-flex h-8 max-w-60 items-center gap-1.5 rounded-lg bg-accent-soft px-2.5 text-sm font-medium text-accent-ink hover:brightness-95"
            onClick={() => remove(name, value)}
          >
            <bdi className="truncate">{value}</bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        )),
      )}
    </div>
  )
}

interface FacetSelectProps {
  label: string
  facets: readonly Facet[]
  onChoose: (value: string) => void
}

function FacetSelect({ label, facets, onChoose }: FacetSelectProps) {
  const { t } = useTranslation('directory')
  return (
    <Select
      className="max-w-44"
      aria-label={label}
      value=""
      disabled={facets.length === 0}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{label}</option>
      {facets.map(({ value, count }) => (
        <option key={value} value={value}>
          {t('facet.count', { value, count })}
        </option>
      ))}
    </Select>
  )
}
