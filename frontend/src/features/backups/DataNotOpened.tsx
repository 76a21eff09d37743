import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { RestoreDialog } from './RestoreDialog'
import { useBackupText } from './useBackupText'

/** Shown instead of every page if the data cannot be opened. Offers the newest usable backup, if there is one. */
export function DataNotOpened({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('backups')
  const { data: state } = useQuery(queries.dataState())
  const [confirming, setConfirming] = useState(false)
  const newestUsable = state?.offered === true ? state.newest : undefined
  const { title, details } = useBackupText(newestUsable ?? { name: '', reason: '', at: '', size: 0, expires: '' })
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-4 p-8">
      <ErrorNotice error={error} onRetry={onRetry} />
      {newestUsable !== undefined && (
        <section aria-labelledby="offered" className="flex flex-col items-start gap-3 rounded-2xl border border-line bg-surface p-5">
          <h1 id="offered" className="font-semibold text-ink">
            {t('offered.title')}
          </h1>
          <p className="text-ink-soft">{t('offered.body', { title, details })}</p>
          <Button variant="primary" onClick={() => setConfirming(true)}>
            {t('offered.action')}
          </Button>
        </section>
      )}
      {confirming && newestUsable !== undefined && <RestoreDialog backup={newestUsable} unreadable onClose={() => setConfirming(false)} />}
    </div>
  )
}
