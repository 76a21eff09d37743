import { useTranslation } from 'react-i18next'
import type { Backup } from '@/api/types'
import { dateText } from '@/lib/date'
import { backupReasons } from '@/lib/generated'

/** A copy in words: when it was made, and why, how large it is, and until when it is kept. */
export function useBackupText(copy: Backup) {
  const { t, i18n } = useTranslation('backups')
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  const megabytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const reason = backupReasons.find((known) => known === copy.reason)
  return {
    title: copy.at === '' ? copy.name : moment.format(new Date(copy.at)),
    details: [
      reason === undefined ? '' : t(`reason.${reason}`),
      copy.size > 0 ? megabytes.format(copy.size / 1e6) : '',
      copy.expires === '' ? '' : t('until', { date: dateText(copy.expires, i18n.language) }),
    ]
      .filter((text) => text !== '')
      .join(' · '),
  }
}
