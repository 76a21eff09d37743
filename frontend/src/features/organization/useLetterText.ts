import { useTranslation } from 'react-i18next'
import type { Invited } from '@/api/types'
import { dateText } from '@/lib/date'

/** The text of an e-mail that hands a code on, ready to be pasted. */
export function useLetterText() {
  const { t, i18n } = useTranslation('organizations')
  return ({ invitation: { organization, expires_at: expires }, code, link }: Invited): string =>
    [
      t('codes.letter.hello', { organization }),
      t('codes.letter.how'),
      code,
      t('codes.letter.link', { link }),
      expires === '' ? '' : t('waiting.until', { date: dateText(expires, i18n.language) }),
      t('codes.letter.privacy'),
    ]
      .filter((paragraph) => paragraph !== '')
      .join('\n\n')
}
