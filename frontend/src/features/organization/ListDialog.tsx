import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field, Input } from '@/ui/Field'

export interface ListDialogProps {
  pending: boolean
  onClose: () => void
  onList: (ground: string) => void
}

/** Asks where the consent of the people comes from before they are listed. */
export function ListDialog({ pending, onClose, onList }: ListDialogProps) {
  const { t } = useTranslation(['organizations', 'app'])
  const [ground, setGround] = useState('')
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button variant="primary" disabled={pending || ground.trim() === ''} onClick={() => onList(ground.trim())}>
        {t('members.listDialog.action')}
      </Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('members.listDialog.title')} description={t('members.listDialog.body')} footer={footer}>
      <Field label={t('members.listDialog.ground')} hint={t('members.listDialog.hint')}>
        <Input value={ground} onChange={(event) => setGround(event.target.value)} />
      </Field>
    </Dialog>
  )
}
