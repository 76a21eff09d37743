import { useQuery } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Invitation } from '@/api/types'
import { invitedTo, useOrganizationNames } from '@/i18n/organizationNames'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { JoinDialog } from './JoinDialog'
import { useAccept, useDecline } from './useOrganizations'

/** The pending invitations of the user. Renders nothing if there are none. */
export function WaitingInvitations() {
  const { t } = useTranslation('organizations')
  const { data = [] } = useQuery(queries.waitingInvitations())
  if (data.length === 0) return null
  return (
    <section aria-labelledby="waiting" className="flex flex-col gap-3 rounded-2xl bg-accent-soft p-5">
      <h2 id="waiting" className="flex items-center gap-2 font-semibold text-accent-ink">
        <Mail aria-hidden className="size-5" />
        {t('waiting.title', { count: data.length })}
      </h2>
      <ul className="flex flex-col gap-3">
        {data.map((invitation) => (
          <PendingInvitation key={invitation.invitation_id} invitation={invitation} />
        ))}
      </ul>
    </section>
  )
}

function PendingInvitation({ invitation }: { invitation: Invitation }) {
  const { t, i18n } = useTranslation('organizations')
  const { nameOf, nameInText } = useOrganizationNames()
  const accept = useAccept()
  const decline = useDecline()
  const [typing, setTyping] = useState(false)
  const name = nameInText(invitedTo(invitation))
  const { invitation_id: id, invited_by: by, expires_at: expires } = invitation
  const onAccept = () => {
    if (invitation.needs_code) setTyping(true)
    else accept.mutate(id, { onSuccess: () => showToast(t('toast.joined', { name })) })
  }
  const error = accept.error ?? decline.error
  return (
    <li className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1">
          <bdi className="font-medium text-ink">{nameOf(invitedTo(invitation))}</bdi>
          <p className="text-sm text-ink-soft">
            {by !== '' && `${t('waiting.by', { name: by })} `}
            {expires !== '' && t('waiting.until', { date: formatDate(expires, i18n.language) })}
          </p>
        </div>
        <Button size="small" variant="primary" aria-label={t('waiting.acceptOf', { name })} disabled={accept.isPending} onClick={onAccept}>
          {t(invitation.needs_code ? 'waiting.code' : 'waiting.accept')}
        </Button>
        <Button size="small" variant="quiet" aria-label={t('waiting.declineOf', { name })} disabled={decline.isPending} onClick={() => decline.mutate(id)}>
          {t('waiting.decline')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {typing && <JoinDialog onClose={() => setTyping(false)} />}
    </li>
  )
}
