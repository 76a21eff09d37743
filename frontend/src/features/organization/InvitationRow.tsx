import { useTranslation } from 'react-i18next'
import type { Invitation, Invited } from '@/api/types'
import { formatDate } from '@/lib/date'
import { invitationStatuses } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { Button } from '@/ui/Button'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { roleOf } from './role'
import { useInvitationActions } from './useInvitationActions'

export interface InvitationRowProps {
  invitation: Invitation
  /** A new code was made. */
  onCode: (invited: Invited) => void
}

/** An invitation with its status. If it is open or expired, a new code can be made. */
export function InvitationRow({ invitation, onCode }: InvitationRowProps) {
  const { t, i18n } = useTranslation('organizations')
  const errorText = useErrorText()
  const onError = (error: unknown) => showErrorToast(errorText(error))
  const { resend, revoke } = useInvitationActions()
  const { invitation_id: id, email, expires_at: expires, created_at: created } = invitation
  const status = isOneOf(invitationStatuses, invitation.status) ? invitation.status : 'expired'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-48 flex-1">
        <p className="truncate font-medium text-ink">{email}</p>
        <p className="text-sm text-ink-soft">
          {t(`role.${roleOf(invitation.role)}`)} · {t('invitations.on', { date: formatDate(created, i18n.language) })}
          {status === 'pending' && expires !== '' && ` · ${t('waiting.until', { date: formatDate(expires, i18n.language) })}`}
        </p>
      </div>
      <span className="text-sm text-ink-soft">{t(`invitations.status.${status}`)}</span>
      {(status === 'pending' || status === 'expired') && (
        <Button
          size="small"
          aria-label={t('invitations.resendOf', { email })}
          disabled={resend.isPending}
          onClick={() => resend.mutate(id, { onSuccess: onCode, onError })}
        >
          {t('invitations.resend')}
        </Button>
      )}
      {status === 'pending' && (
        <Button
          size="small"
          variant="quiet"
          aria-label={t('invitations.revokeOf', { email })}
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(id, { onError })}
        >
          {t('invitations.revoke')}
        </Button>
      )}
    </li>
  )
}
