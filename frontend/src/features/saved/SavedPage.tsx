import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/Page'

export function SavedPage() {
  const { t } = useTranslation('saved')
  return <Page title={t('title')}>{null}</Page>
}
