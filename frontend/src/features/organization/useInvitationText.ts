import { useTranslation } from 'react-i18next'
import type { Invited } from '@/api/types'
import { invitedTo, useOrganizationNames } from '@/i18n/organizationNames'
import { formatDate } from '@/lib/date'

/** Returns a function that writes the text of an e-mail with an invitation code. */
export function useInvitationText() {
  const { t, i18n } = useTranslation('organizations')
  const { nameInText } = useOrganizationNames()
  return ({ invitation, code, link }: Invited): string =>
    [
      t('codes.letter.hello', { organization: nameInText(invitedTo(invitation)) }),
      t('codes.letter.how'),
      code,
      t('codes.letter.link', { link }),
      invitation.expires_at === '' ? '' : t('waiting.until', { date: formatDate(invitation.expires_at, i18n.language) }),
      t('codes.letter.privacy'),
    ]
      .filter((paragraph) => paragraph !== '')
      .join('\n\n')
}
