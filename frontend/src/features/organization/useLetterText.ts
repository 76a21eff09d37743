import { useTranslation } from 'react-i18next'
import type { Invited } from '@/api/types'
import { invitedTo, useOrganizationNames } from '@/i18n/organizationNames'
import { dateText } from '@/lib/date'

/** The text of an e-mail that hands a code on, ready to be pasted. */
export function useLetterText() {
  const { t, i18n } = useTranslation('organizations')
  const { nameInText } = useOrganizationNames()
  return ({ invitation, code, link }: Invited): string =>
    [
      t('codes.letter.hello', { organization: nameInText(invitedTo(invitation)) }),
      t('codes.letter.how'),
      code,
      t('codes.letter.link', { link }),
      invitation.expires_at === '' ? '' : t('waiting.until', { date: dateText(invitation.expires_at, i18n.language) }),
      t('codes.letter.privacy'),
    ]
      .filter((paragraph) => paragraph !== '')
      .join('\n\n')
}
