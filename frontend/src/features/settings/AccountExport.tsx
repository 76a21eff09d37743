import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { profile } from '@/api/services'
import { Button } from '@/ui/Button'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Exports all data of the user to a file. */
export function AccountExport() {
  const { t } = useTranslation('account')
  const errorText = useErrorText()
  const exporting = useMutation({
    mutationFn: () => profile.ExportAll(),
    onSuccess: ({ path }) => path !== '' && showToast(t('export.done', { path })),
    onError: (error) => showErrorToast(errorText(error)),
  })
  return (
    <div className="flex flex-col items-start gap-3">
      <h3 className="font-medium text-ink">{t('export.title')}</h3>
      <p className="text-[0.9375rem] text-ink-soft">{t('export.body')}</p>
      <Button disabled={exporting.isPending} onClick={() => exporting.mutate()}>
        <Download aria-hidden className="size-4" />
        {t('export.action')}
      </Button>
    </div>
  )
}
