import { useTranslation } from 'react-i18next'
import { useImportProgress } from '@/api/importProgress'
import { Button } from '@/ui/Button'
import { ProgressBar } from '@/ui/ProgressBar'
import { cancelImport } from './useImport'

/** The progress of a preview, an import or its undo, with a cancel button. */
export function ProgressLine({ fileId, label }: { fileId: string; label: string }) {
  const { t } = useTranslation('app')
  const part = useImportProgress(fileId)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ProgressBar label={label} value={part} className="min-w-40 flex-1" />
      <span role="status" className="text-sm text-ink-soft tabular-nums">
        {label}
      </span>
      <Button size="small" onClick={() => cancelImport(fileId)}>
        {t('cancel')}
      </Button>
    </div>
  )
}
