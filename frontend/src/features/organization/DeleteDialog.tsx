import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Organization } from '@/api/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Field, Input } from '@/ui/Field'
import { useOrganizationStatus } from './useOrganizations'

export interface DeleteDialogProps {
  organization: Organization
  onClose: () => void
  onDeleted: () => void
}

/** Asks the user to type the name of the organization before deleting it. */
export function DeleteDialog({ organization, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation('organizations')
  const [typed, setTyped] = useState('')
  const { remove, showDeleted } = useOrganizationStatus(organization)
  const { name } = organization
  const onConfirm = () =>
    remove.mutate(typed, {
      onSuccess: () => {
        showDeleted()
        onDeleted()
      },
    })
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('delete.title', { name })}
      action={t('delete.confirm')}
      pending={remove.isPending || typed.trim() !== name}
      error={remove.error}
      onConfirm={onConfirm}
    >
      <p>{t('delete.effect')}</p>
      <p>
        {t('delete.first')}{' '}
        <Link to={`/organizations/${organization.org_id}/sharing`} className="font-medium text-accent underline underline-offset-4">
          {t('delete.export')}
        </Link>
      </p>
      <Field label={t('delete.type', { name })}>
        <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      </Field>
    </ConfirmDialog>
  )
}
