import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { useImport } from './useImport'

/** The first step: choose a file, or drop it anywhere on the window. */
export function ChooseFile({ orgId, onOpened }: { orgId: string; onOpened: (file: ImportFile) => void }) {
  const { t } = useTranslation('import')
  const { choose } = useImport(orgId)
  return (
    <div className="flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed border-line-strong px-6 py-10 text-center">
      <FileUp aria-hidden className="size-9 text-ink-faint" />
      <h2 className="text-lg font-semibold text-ink">{t('choose.title')}</h2>
      <p className="max-w-xl text-ink-soft">{t('choose.body')}</p>
      <p className="max-w-xl text-sm text-ink-faint">{t('choose.safe')}</p>
      {choose.isError && <ErrorNotice error={choose.error} className="text-start" />}
      <Button
        variant="primary"
        className="mt-2"
        disabled={choose.isPending}
        onClick={() => choose.mutate(undefined, { onSuccess: onOpened })}
      >
        {t('choose.action')}
      </Button>
    </div>
  )
}
