import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { PastImport } from '@/api/types'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { occurring } from './outcome'
import { ProgressLine } from './ProgressLine'
import { UndoneNotice } from './UndoneNotice'
import { cancelImport, useImport } from './useImport'

/** Earlier imports, each with an undo button while it can be undone. */
export function PastImports({ orgId }: { orgId: string }) {
  const { t } = useTranslation('import')
  const past = useQuery(queries.imports(orgId))
  const { undo } = useImport(orgId)
  const [confirming, setConfirming] = useState<PastImport>()
  const confirmUndo = (pastImport: PastImport) => {
    if (undo.isError) undo.reset()
    setConfirming(pastImport)
  }
  const close = () => {
    if (undo.isPending && confirming !== undefined) cancelImport(confirming.import_id)
    setConfirming(undefined)
  }
  const onConfirm = () => confirming && undo.mutate(confirming.import_id, { onSuccess: () => setConfirming(undefined) })
  return (
    <section aria-labelledby="past-imports" className="flex flex-col gap-3">
      <h2 id="past-imports" className="font-semibold text-ink">
        {t('past.title')}
      </h2>
      {undo.isSuccess && <UndoneNotice undone={undo.data} />}
      {past.isPending && <Skeleton className="h-24" />}
      {past.isError && <ErrorNotice error={past.error} onRetry={() => void past.refetch()} />}
      {past.data?.length === 0 && <p className="text-ink-soft">{t('past.none')}</p>}
      {past.data !== undefined && past.data.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {past.data.map((pastImport) => (
            <PastRow key={pastImport.import_id} past={pastImport} onUndo={() => confirmUndo(pastImport)} />
          ))}
        </ul>
      )}
      {confirming !== undefined && (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={t('undo.title', { file: confirming.file })}
          action={t('undo.confirm')}
          pending={undo.isPending}
          error={undo.error}
          onConfirm={onConfirm}
        >
          <p>{t('undo.effect')}</p>
          <p>{t('undo.exceptions')}</p>
          {undo.isPending && <ProgressLine fileId={confirming.import_id} label={t('undo.working')} />}
        </ConfirmDialog>
      )}
    </section>
  )
}

function PastRow({ past, onUndo }: { past: PastImport; onUndo: () => void }) {
  const { t, i18n } = useTranslation('import')
  const [now] = useState(() => new Date().toISOString())
  const { file, by, at, counts, undone_at: undoneAt, undo_until: until } = past
  const date = (moment: string) => formatDate(moment, i18n.language)
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-48 flex-1">
        <p className="wrap-anywhere font-medium text-ink">
          <bdi>{file}</bdi>
        </p>
        <p className="text-sm text-ink-soft">
          {date(at)}
          {by !== '' && ` · ${by}`}
          {occurring(counts).map(([outcome, count]) => ` · ${number.format(count)} ${t(`outcome.${outcome}`).toLocaleLowerCase(i18n.language)}`)}
        </p>
        {undoneAt === '' && until > now && <p className="text-sm text-ink-faint">{t('undo.until', { date: date(until) })}</p>}
      </div>
      {undoneAt !== '' ? (
        <span className="text-sm text-ink-soft">{t('undo.on', { date: date(undoneAt) })}</span>
      ) : (
        until > now && (
          <Button size="small" aria-label={t('undo.label', { file })} onClick={onUndo}>
            {t('undo.action')}
          </Button>
        )
      )}
    </li>
  )
}
