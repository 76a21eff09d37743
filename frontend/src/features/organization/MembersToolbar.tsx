import { useTranslation } from 'react-i18next'
import type { MemberFilter } from '@/api/types'
import { Select } from '@/ui/Field'
import { SearchInput } from '@/ui/SearchInput'
import { choices, narrowings, type Narrowing } from './memberFilter'

export interface MembersToolbarProps {
  filter: MemberFilter
  onChange: (filter: MemberFilter) => void
}

/** Search and filters above the list. */
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
      {narrowings.map((name) => (
        <Narrow key={name} name={name} value={filter[name]} onChange={(value) => onChange({ ...filter, [name]: value })} />
      ))}
    </search>
  )
}

interface NarrowProps {
  name: Narrowing
  value: string
  onChange: (value: string) => void
}

function Narrow({ name, value, onChange }: NarrowProps) {
  const { t } = useTranslation('organizations')
  return (
    <Select
      aria-label={t(`members.filter.${name}.label`)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t(`members.filter.${name}.any`)}</option>
      {choices[name].map((choice) => (
        <option key={choice} value={choice}>
          {t(`members.filter.${name}.${choice}` as 'members.filter.role.admin')}
        </option>
      ))}
    </Select>
  )
}
