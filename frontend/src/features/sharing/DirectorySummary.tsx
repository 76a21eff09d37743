import { useTranslation } from 'react-i18next'
import type { DirectoryOpened } from '@/api/types'
import { dateText } from '@/lib/date'
import { Fingerprint } from './Fingerprint'

/** What a directory file would change, and whether it comes from whom one thinks. */
export function DirectorySummary({ news }: { news: DirectoryOpened }) {
  const { t, i18n } = useTranslation('sharing')
  const { name, made_at: madeAt, first, fingerprint, people, added, updated, removed } = news
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="font-semibold text-ink">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {t('news.made', { date: dateText(madeAt, i18n.language) })} {t('news.people', { count: people })}
        </p>
      </div>
      <p className="text-ink-soft">
        {t('news.added', { count: added })} {t('news.updated', { count: updated })} {t('news.removed', { count: removed })}
      </p>
      {first && (
        <>
          <p className="text-ink-soft">{t('news.first', { name })}</p>
          <Fingerprint text={fingerprint} />
        </>
      )}
    </div>
  )
}
