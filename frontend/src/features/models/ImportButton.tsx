import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { useModelActions } from './useModelActions'

/** Imports a model from a file, for computers without a network. */
export function ImportButton() {
  const { t } = useTranslation('models')
  const { importFile } = useModelActions()
  return (
    <section className="flex flex-col items-start gap-2">
      <h3 className="font-semibold text-ink">{t('import.title')}</h3>
      <p className="text-ink-soft">{t('import.body')}</p>
      <Button disabled={importFile.isPending} onClick={() => importFile.mutate()}>
        <FolderOpen aria-hidden className="size-4" />
        {t('import.action')}
      </Button>
    </section>
  )
}
