import { useTranslation } from 'react-i18next'
import type { MemberFilter } from '@/api/types'
import { Select } from '@/ui/Field'
import { SearchInput } from '@/ui/SearchInput'
import { filterValues, filterNames, type FilterName } from './memberFilter'

export interface MembersToolbarProps {
  filter: MemberFilter
  onChange: (filter: MemberFilter) => void
}

/** The search field and filters of the list of members. */
export function MembersToolbar({ filter, onChange }: MembersToolbarProps) {
  const { t } = useTranslation('organizations')
  return (
    <search className="grid grid-cols-2 gap-2 md:grid-cols-4 xl:grid-cols-[minmax(0,1fr)_repeat(4,11rem)]">
      <SearchInput
        className="col-span-full xl:col-span-1"
        label={t('members.search')}
        placeholder={t('members.searchShort')}
        value={filter.query}
        onChange={(query) => onChange({ ...filter, query })}
      />
      {filterNames.map((name) => (
        <FilterSelect key={name} name={name} value={filter[name]} onChange={(value) => onChange({ ...filter, [name]: value })} />
      ))}
    </search>
  )
}

interface FilterSelectProps {
  name: FilterName
  value: string
  onChange: (value: string) => void
}

function FilterSelect({ name, value, onChange }: FilterSelectProps) {
  const { t } = useTranslation('organizations')
  return (
    <Select
      aria-label={t(`members.filter.${name}.label`)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t(`members.filter.${name}.any`)}</option>
      {filterValues[name].map((filterValue) => (
        <option key={filterValue} value={filterValue}>
          {t(`members.filter.${name}.${filterValue}` as 'members.filter.role.admin')}
        </option>
      ))}
    </Select>
  )
}
