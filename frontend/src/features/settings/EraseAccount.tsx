import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { Erasure } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice, Skeleton } from '@/ui/notices'

/** Erases the user, after showing what is erased and what remains. */
export function EraseAccount() {
  const { t } = useTranslation('account')
  const [confirming, setConfirming] = useState(false)
  return (
    <div className="flex flex-col items-start gap-3">
      <h3 className="font-medium text-ink">{t('erase.title')}</h3>
      <p className="text-[0.9375rem] text-ink-soft">{t('erase.body')}</p>
      <Button variant="danger" onClick={() => setConfirming(true)}>
        {t('erase.action')}
      </Button>
      {confirming && <EraseDialog onClose={() => setConfirming(false)} />}
    </div>
  )
}

function EraseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const navigate = useNavigate()
  const erasure = useQuery(queries.erasure())
  const [typed, setTyped] = useState('')
  const erase = useMutation({
    mutationFn: () => profile.Erase({ typed_name: typed }),
    onSuccess: async () => {
      await navigate('/chat')
      await client.resetQueries()
    },
  })
  const name = erasure.data?.name ?? ''
  const blocked = erasure.data === undefined || erasure.data.blocked.length > 0
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('erase.dialog.title')}
      action={t('erase.dialog.action')}
      pending={erase.isPending || blocked || typed.trim() !== name}
      error={erase.error}
      onConfirm={() => erase.mutate()}
    >
      {erasure.isPending && <Skeleton className="h-40" />}
      {erasure.isError && <ErrorNotice error={erasure.error} onRetry={() => void erasure.refetch()} />}
      {erasure.isSuccess && <ErasureSummary erasure={erasure.data} />}
      {!blocked && (
        <Field label={t('erase.dialog.type', { name })}>
          <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </Field>
      )}
    </ConfirmDialog>
  )
}

function ErasureSummary({ erasure }: { erasure: Erasure }) {
  const { t, i18n } = useTranslation('account')
  const { listInText } = useOrganizationNames()
  if (erasure.blocked.length > 0) return <p>{t('erase.dialog.blocked', { organizations: listInText(erasure.blocked) })}</p>
  return (
    <>
      <p>{t('erase.dialog.intro')}</p>
      <ul className="list-disc ps-5">
        <li>{t('erase.dialog.profile')}</li>
        <li>{t('erase.dialog.sessions', { count: erasure.sessions, messages: erasure.messages })}</li>
        <li>{t('erase.dialog.contacts', { count: erasure.contacts })}</li>
        {erasure.saved_by > 0 && <li>{t('erase.dialog.savedBy', { count: erasure.saved_by })}</li>}
        {erasure.organizations.length > 0 && (
          <li>{t('erase.dialog.memberships', { organizations: listInText(erasure.organizations) })}</li>
        )}
        {erasure.ending.length > 0 && <li>{t('erase.dialog.ending', { organizations: listInText(erasure.ending) })}</li>}
      </ul>
      <p>{t('erase.dialog.remains')}</p>
      {erasure.backups_until !== '' && <p>{t('erase.dialog.backups', { date: formatDate(erasure.backups_until, i18n.language) })}</p>}
    </>
  )
}
