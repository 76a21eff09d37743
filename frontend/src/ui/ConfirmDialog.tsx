import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { ErrorNotice } from './notices'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What exactly will be lost. */
  children: ReactNode
  /** Says what the button does: never only "OK". */
  action: string
  pending: boolean
  error: unknown
  onConfirm: () => void
}

/** Asks for confirmation before something that cannot be undone. */
export function ConfirmDialog({ open, onOpenChange, title, children, action, pending, error, onConfirm }: ConfirmDialogProps) {
  const { t } = useTranslation('app')
  const footer = (
    <>
      <Button variant="quiet" onClick={() => onOpenChange(false)}>
        {t('cancel')}
      </Button>
      <Button variant="danger" disabled={pending} onClick={onConfirm}>
        {action}
      </Button>
    </>
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} footer={footer}>
      <div className="flex flex-col gap-3 text-ink-soft">
        {children}
        {error !== null && error !== undefined && <ErrorNotice error={error} />}
      </div>
    </Dialog>
  )
}
