import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import type { Invited, Organization } from '@/api/types'
import { invitationStatuses } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { Select } from '@/ui/Field'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { CodesDialog } from './CodesDialog'
import { InvitationRow } from './InvitationRow'
import { InviteForm } from './InviteForm'

/** The location state of this page: addresses to invite. */
export interface InvitationsState {
  emails: string[]
}

/** The form to invite people, and the invitations of the organization, for admins. */
export function InvitationsTab({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organizations')
  const [status, setStatus] = useState('')
  const sent = useQuery(queries.invitations(organization.org_id, status))
  const [made, setMade] = useState<Invited[]>([])
  const { state } = useLocation()
  const navigate = useNavigate()
  const emails = (state as InvitationsState | null)?.emails
  const onInvited = (invited: Invited[]) => {
    setMade(invited)
    // Who comes back to this page must not invite the same people again.
    if (emails !== undefined) void navigate('.', { replace: true, state: null })
  }
  return (
    <div className="flex flex-col gap-8">
      <InviteForm orgId={organization.org_id} addresses={emails ?? []} onInvited={onInvited} />
      <section aria-labelledby="sent" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="sent" className="font-semibold text-ink">
            {t('invitations.sent')}
          </h2>
          <Select
            className="max-w-44"
            aria-label={t('invitations.status.label')}
            value={status}
            onChange={({ target }) => setStatus(isOneOf(invitationStatuses, target.value) ? target.value : '')}
          >
            <option value="">{t('invitations.status.any')}</option>
            {invitationStatuses.map((name) => (
              <option key={name} value={name}>
                {t(`invitations.status.${name}`)}
              </option>
            ))}
          </Select>
        </div>
        {sent.isPending && <Skeleton className="h-32" />}
        {sent.isError && <ErrorNotice error={sent.error} onRetry={() => void sent.refetch()} />}
        {sent.data?.length === 0 && <NoInvitations status={status} />}
        {sent.isSuccess && sent.data.length > 0 && (
          <ul className="max-h-[70dvh] divide-y divide-line overflow-y-auto rounded-2xl border border-line bg-surface">
            {sent.data.map((invitation) => (
              <InvitationRow key={invitation.invitation_id} invitation={invitation} onCode={(code) => setMade([code])} />
            ))}
          </ul>
        )}
      </section>
      {made.length > 0 && <CodesDialog invited={made} onClose={() => setMade([])} />}
    </div>
  )
}

function NoInvitations({ status }: { status: string }) {
  const { t } = useTranslation('organizations')
  if (status !== '') return <EmptyState title={t('invitations.noneOf')} />
  return <EmptyState title={t('invitations.none')}>{t('invitations.noneHint')}</EmptyState>
}
