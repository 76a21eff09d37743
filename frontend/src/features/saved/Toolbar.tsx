import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Input, Select } from '@/ui/Field'
import { sorts, type Sort, type View } from './view'

export interface ToolbarProps {
  view: View
  tags: [string, number][]
  onChange: (view: View) => void
}

/** What of the contacts is shown, and in which order. */
export function Toolbar({ view, tags, onChange }: ToolbarProps) {
  const { t } = useTranslation('saved')
  return (
    <search className="grid grid-cols-2 gap-2 md:grid-cols-[minmax(0,1fr)_12.5rem_13.5rem]">
      <div className="relative max-md:col-span-2">
        <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-ink-faint" />
        <Input
          type="search"
          className="ps-9"
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={view.query}
          onChange={(event) => onChange({ ...view, query: event.target.value })}
        />
      </div>
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
