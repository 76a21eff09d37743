import { useTranslation } from 'react-i18next'
import type { Backup } from '@/api/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { useBackups } from './useBackups'
import { useBackupText } from './useBackupText'

interface RestoreDialogProps {
  copy: Backup
  /** What is there now cannot be read, so nothing of it is remembered. */
  unreadable?: boolean
  onClose: () => void
}

/** Asks before a copy takes the place of everything. */
export function RestoreDialog({ copy, unreadable = false, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('backups')
  const { restore } = useBackups()
  const { title } = useBackupText(copy)
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('dialog.title')}
      action={t('dialog.action')}
      pending={restore.isPending}
      error={restore.error}
      onConfirm={() => restore.mutate(copy.name, { onSuccess: onClose })}
    >
      <p>{t('dialog.goes', { title })}</p>
      <p>{t(unreadable ? 'dialog.forgotten' : 'dialog.remembered')}</p>
      <p>{t('dialog.kept')}</p>
    </ConfirmDialog>
  )
}
