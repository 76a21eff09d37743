import { useTranslation } from 'react-i18next'
import { NameList } from './NameList'

/** As many names are shown without being asked for. */
const few = 8

/** What of the file is not used: headers of columns, or names of a card's properties. */
export function IgnoredParts({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('import')
  if (names.length === 0) return null
  if (names.length <= few) {
    return (
      <p className="text-sm wrap-anywhere text-ink-soft">
        {t('ignored.these')} <NameList names={names} />
      </p>
    )
  }
  return (
    <details className="text-sm text-ink-soft">
      <summary className="cursor-pointer font-medium">{t('ignored.many', { count: names.length })}</summary>
      <p className="mt-1 max-h-40 overflow-y-auto wrap-anywhere">
        <NameList names={names} />
      </p>
    </details>
  )
}
