import { useTranslation } from 'react-i18next'
import type { Backup } from '@/api/types'
import { Button } from '@/ui/Button'
import { useBackupText } from './useBackupText'

/** One backup with its restore button. */
export function BackupRow({ backup, onRestore }: { backup: Backup; onRestore: () => void }) {
  const { t } = useTranslation('backups')
  const { title, details } = useBackupText(backup)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-48 flex-1">
        <p className="font-medium text-ink">{title}</p>
        <p className="text-sm text-ink-soft">{details}</p>
      </div>
      <Button size="small" aria-label={t('restoreOf', { title })} onClick={onRestore}>
        {t('restore')}
      </Button>
    </li>
  )
}
