import { useTranslation } from 'react-i18next'
import type { DirectoryOpened } from '@/api/types'
import { formatDate } from '@/lib/date'
import { Fingerprint } from './Fingerprint'

/** What a directory file would change, and the fingerprint of its key if it is the first file. */
export function DirectorySummary({ summary }: { summary: DirectoryOpened }) {
  const { t, i18n } = useTranslation('sharing')
  const { name, made_at: madeAt, first, fingerprint, people, added, updated, removed } = summary
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="font-semibold text-ink">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {t('summary.made', { date: formatDate(madeAt, i18n.language) })} {t('summary.people', { count: people })}
        </p>
      </div>
      <p className="text-ink-soft">
        {t('summary.added', { count: added })} {t('summary.updated', { count: updated })} {t('summary.removed', { count: removed })}
      </p>
      {first && (
        <>
          <p className="text-ink-soft">{t('summary.first', { name })}</p>
          <Fingerprint text={fingerprint} />
        </>
      )}
    </div>
  )
}
