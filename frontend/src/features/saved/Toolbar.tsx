import { useTranslation } from 'react-i18next'
import { Select } from '@/ui/Field'
import { SearchInput } from '@/ui/SearchInput'
import { sorts, type Sort, type View } from './view'

export interface ToolbarProps {
  view: View
  tags: [string, number][]
  onChange: (view: View) => void
}

/** The search field, tag filter and sort order of the contacts. */
export function Toolbar({ view, tags, onChange }: ToolbarProps) {
  const { t } = useTranslation('saved')
  return (
    <search className="grid grid-cols-2 gap-2 md:grid-cols-[minmax(0,1fr)_12.5rem_13.5rem]">
      <SearchInput
        className="max-md:col-span-2"
        label={t('search')}
        placeholder={t('searchPlaceholder')}
        value={view.query}
        onChange={(query) => onChange({ ...view, query })}
      />
      <Select
        aria-label={t('tag')}
        value={view.tag}
        disabled={tags.length === 0}
        onChange={(event) => onChange({ ...view, tag: event.target.value })}
      >
        <option value="">{t('anyTag')}</option>
        {tags.map(([tag, count]) => (
          <option key={tag} value={tag}>
            {t('tagCount', { tag, count })}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('sort')}
        value={view.sort}
        onChange={(event) => onChange({ ...view, sort: event.target.value as Sort })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </Select>
    </search>
  )
}
