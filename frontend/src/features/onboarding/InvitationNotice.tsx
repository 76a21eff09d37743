import { useTranslation } from 'react-i18next'
import type { Invitation } from '@/api/types'
import { invitedTo, useOrganizationNames } from '@/i18n/organizationNames'
import { OrgBadge } from '@/ui/OrgBadge'

/** The organization of an invitation, and who sent it. */
export function InvitationNotice({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('onboarding')
  const { nameOf, nameInText } = useOrganizationNames()
  const { org_id: orgId, invited_by: name } = invitation
  const organization = nameInText(invitedTo(invitation))
  return (
    <p className="flex items-center gap-3 rounded-xl border border-line bg-canvas px-4 py-3 text-ink">
      <OrgBadge orgId={orgId} name={nameOf(invitedTo(invitation))} />
      <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
        {name === '' ? t('account.invited', { organization }) : t('account.invitedBy', { name, organization })}
      </span>
    </p>
  )
}
