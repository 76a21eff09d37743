import { useQuery } from '@tanstack/react-query'
import { FolderOpen, Save } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Backup } from '@/api/types'
import { Button } from '@/ui/Button'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { Section } from '@/ui/Section'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { BackupRow } from './BackupRow'
import { RestoreDialog } from './RestoreDialog'
import { useBackups } from './useBackups'

/** Lists the backups, and makes and restores them. */
export function BackupsSection() {
  const { t } = useTranslation('backups')
  const errorText = useErrorText()
  const list = useQuery(queries.backups())
  const { make, choose } = useBackups()
  const [chosen, setChosen] = useState<Backup>()
  const onError = (error: unknown) => showErrorToast(errorText(error))
  const onMake = (elsewhere: boolean) =>
    make.mutate(elsewhere, { onSuccess: ({ name }) => name !== '' && showToast(t('made', { name })), onError })
  const onChoose = () => choose.mutate(undefined, { onSuccess: (backup) => backup.name !== '' && setChosen(backup), onError })
  return (
    <Section title={t('title')} body={t('body')}>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={make.isPending} onClick={() => onMake(false)}>
          <Save aria-hidden className="size-4" />
          {t(make.isPending ? 'making' : 'make')}
        </Button>
        <Button disabled={make.isPending} onClick={() => onMake(true)}>
          {t('makeElsewhere')}
        </Button>
        <Button variant="quiet" disabled={choose.isPending} onClick={onChoose}>
          <FolderOpen aria-hidden className="size-4" />
          {t('choose')}
        </Button>
      </div>
      {list.isPending && <Skeleton className="h-32" />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <EmptyState title={t('none')} />}
      {list.isSuccess && list.data.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {list.data.map((backup) => (
            <BackupRow key={backup.name} backup={backup} onRestore={() => setChosen(backup)} />
          ))}
        </ul>
      )}
      {chosen !== undefined && <RestoreDialog backup={chosen} onClose={() => setChosen(undefined)} />}
    </Section>
  )
}
