import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { useModelActions } from './useModelActions'

/** For machines without a network: a model from a file, which the person chooses. */
export function ImportButton() {
  const { t } = useTranslation('models')
  const { bringIn } = useModelActions()
  return (
    <section className="flex flex-col items-start gap-2">
      <h3 className="font-semibold text-ink">{t('import.title')}</h3>
      <p className="text-ink-soft">{t('import.body')}</p>
      <Button disabled={bringIn.isPending} onClick={() => bringIn.mutate()}>
        <FolderOpen aria-hidden className="size-4" />
        {t('import.action')}
      </Button>
    </section>
  )
}
