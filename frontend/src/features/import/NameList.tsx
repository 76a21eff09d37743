import { useTranslation } from 'react-i18next'

/** Names from a file as a list, each in its own direction of writing. An empty one is said to be none. */
export function NameList({ names }: { names: readonly string[] }) {
  const { t, i18n } = useTranslation('import')
  const named = names.map((name) => (name === '' ? t('columns.unnamed') : name))
  return new Intl.ListFormat(i18n.language, { type: 'unit' })
    .formatToParts(named)
    .map(({ type, value }, index) => (type === 'element' ? <bdi key={index}>{value}</bdi> : value))
}
