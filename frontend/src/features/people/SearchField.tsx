import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Input } from '@/ui/Field'

/** Searches the directory as a question does. */
export function SearchField({ value, onChange }: { value: string; onChange: (query: string) => void }) {
  const { t } = useTranslation('directory')
  return (
    <div className="relative">
      <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-ink-faint" />
      <Input
        type="search"
        className="ps-9"
        maxLength={4_000}
        aria-label={t('search')}
        placeholder={t('placeholder')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
