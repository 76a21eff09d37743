import { useTranslation } from 'react-i18next'
import type { Backup } from '@/api/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { useBackups } from './useBackups'
import { useBackupText } from './useBackupText'

interface RestoreDialogProps {
  backup: Backup
  /** The current data cannot be read, so opt-outs and erasures since the backup are lost. */
  unreadable?: boolean
  onClose: () => void
}

/** Asks for confirmation before a backup replaces the current data. */
export function RestoreDialog({ backup, unreadable = false, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('backups')
  const { restore } = useBackups()
  const { title } = useBackupText(backup)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('dialog.title')}
      action={t('dialog.action')}
      pending={restore.isPending}
      error={restore.error}
      onConfirm={() => restore.mutate(backup.name, { onSuccess: onClose })}
    >
      <p>{t('dialog.effect', { title })}</p>
      <p>{t(unreadable ? 'dialog.decisionsLost' : 'dialog.decisionsKept')}</p>
      <p>{t('dialog.kept')}</p>
    </ConfirmDialog>
  )
}
