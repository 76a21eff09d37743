import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MessageCircle } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryKeys, queries } from '@/api/queries'
import { sessions } from '@/api/services'
import type { Session } from '@/api/types'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { Section } from '@/ui/Section'

/** Deleted conversations that can still be restored. */
export function DeletedConversationsSection() {
  const { t } = useTranslation('settings')
  const deleted = useQuery(queries.deletedSessions())
  return (
    <Section title={t('conversations.title')} body={t('conversations.body')}>
      {deleted.isPending && <Skeleton className="h-32" />}
      {deleted.isError && <ErrorNotice error={deleted.error} onRetry={() => void deleted.refetch()} />}
      {deleted.data?.length === 0 && (
        <EmptyState icon={<MessageCircle aria-hidden className="size-8" />} title={t('conversations.empty')} />
      )}
      {deleted.data !== undefined && deleted.data.length > 0 && (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {deleted.data.map((session) => (
            <DeletedRow key={session.session_id} session={session} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function DeletedRow({ session }: { session: Session }) {
  const { t, i18n } = useTranslation('settings')
  const [confirming, setConfirming] = useState(false)
  const { restore, erase } = useDeletedActions(session)
  const { title } = session
  const last = formatDate(session.last_message_at, i18n.language)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-48 flex-1">
        <p dir="auto" className="font-medium break-words text-ink">
          {title}
        </p>
        <p className="text-sm text-ink-soft">{t('conversations.last', { day: last })}</p>
      </div>
      <Button size="small" aria-label={t('conversations.restoreOf', { title })} disabled={restore.isPending} onClick={() => restore.mutate()}>
        {t('conversations.restore')}
      </Button>
      <Button size="small" variant="danger" aria-label={t('conversations.eraseOf', { title })} onClick={() => setConfirming(true)}>
        {t('conversations.erase')}
      </Button>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t('conversations.confirm.title', { title })}
        action={t('conversations.confirm.action')}
        pending={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate()}
      >
        <p>{t('conversations.confirm.effect')}</p>
        <p>{t('conversations.confirm.backups')}</p>
      </ConfirmDialog>
    </li>
  )
}

function useDeletedActions({ session_id: id, title }: Session) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const errorText = useErrorText()
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.sessions })
  const restore = useMutation({
    mutationFn: () => sessions.Restore({ session_id: id }),
    onSuccess: () => {
      showToast(t('conversations.restored', { title }))
      return refresh()
    },
    onError: (error) => showErrorToast(errorText(error)),
  })
  const erase = useMutation({
    mutationFn: () => sessions.Erase({ session_id: id }),
    onSuccess: () => {
      showToast(t('conversations.erased'))
      return refresh()
    },
  })
  return { restore, erase }
}
