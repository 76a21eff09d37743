import { useTranslation } from 'react-i18next'
import type { Backup } from '@/api/types'
import { formatDate } from '@/lib/date'
import { backupReasons } from '@/lib/generated'

/** Describes a backup: its time, and its reason, size and expiry. */
export function useBackupText(backup: Backup) {
  const { t, i18n } = useTranslation('backups')
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' })
  const megabytes = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  const reason = backupReasons.find((known) => known === backup.reason)
  return {
    title: backup.at === '' ? backup.name : moment.format(new Date(backup.at)),
    details: [
      reason === undefined ? '' : t(`reason.${reason}`),
      backup.size > 0 ? megabytes.format(backup.size / 1e6) : '',
      backup.expires === '' ? '' : t('until', { date: formatDate(backup.expires, i18n.language) }),
    ]
      .filter((text) => text !== '')
      .join(' · '),
  }
}
