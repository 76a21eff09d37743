import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Button } from '@/ui/Button'
import { InvitationCodeField } from '@/ui/InvitationCodeField'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { useRedeem } from './useOrganizations'

/** Joins an organization with an invitation code, and goes to its page. */
export function JoinDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['organizations', 'app'])
  const { nameInText } = useOrganizationNames()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const redeem = useRedeem()
  const onSubmit = () =>
    redeem.mutate(code, {
      onSuccess: (joined) => {
        showToast(t('toast.joined', { name: nameInText(joined) }))
        void navigate(`/organizations/${joined.org_id}`)
      },
    })
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button type="submit" form="join-organization" variant="primary" disabled={redeem.isPending || code.trim() === ''}>
        {t('join.submit')}
      </Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('join.title')} description={t('join.body')} footer={footer}>
      <form
        id="join-organization"
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <InvitationCodeField value={code} onChange={setCode} />
        {redeem.isError && <ErrorNotice error={redeem.error} />}
      </form>
    </Dialog>
  )
}
