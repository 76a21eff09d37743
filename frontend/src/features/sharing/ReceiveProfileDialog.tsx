import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalFile } from '@/api/drop'
import { directoryFiles } from '@/api/services'
import type { ProfileReceived } from '@/api/types'
import { FieldChanges } from '@/people/FieldChanges'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { Fingerprint } from './Fingerprint'
import { toFileRequest } from './encryptedFile'

/** The query key of the preview. */
const previewKey = 'profileFile'

/** Previews a profile file and saves the profile, after the admin confirmed the sender if nothing proves it. */
export function ReceiveProfileDialog({ file, onClose }: { file: LocalFile; onClose: () => void }) {
  const { t } = useTranslation(['sharing', 'app'])
  const [confirmed, setConfirmed] = useState(false)
  const client = useQueryClient()
  const preview = useQuery({
    queryKey: [previewKey, file],
    queryFn: () => directoryFiles.ReceiveProfile({ file: toFileRequest(file), confirmed: false, dry_run: true }),
  })
  const save = useMutation({
    mutationFn: () => directoryFiles.ReceiveProfile({ file: toFileRequest(file), confirmed, dry_run: false }),
    onSuccess: ({ name }) => {
      showToast(t('receive.done', { name }))
      onClose()
      // After saving, previewing again would fail, as the file is no longer newer.
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== previewKey })
    },
  })
  const needsConfirmation = preview.data?.proof === ''
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button variant="primary" disabled={!preview.isSuccess || save.isPending || (needsConfirmation && !confirmed)} onClick={() => save.mutate()}>
        {t('receive.action')}
      </Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={t('receive.title')} footer={footer}>
      <div className="flex flex-col gap-4">
        {preview.isPending && <Skeleton className="h-24" />}
        {preview.isError && <ErrorNotice error={preview.error} />}
        {preview.isSuccess && <ProfileSummary received={preview.data} />}
        {preview.isSuccess && needsConfirmation && <ConfirmSender name={preview.data.name} checked={confirmed} onChange={setConfirmed} />}
        {save.isError && <ErrorNotice error={save.error} />}
      </div>
    </Dialog>
  )
}

function ProfileSummary({ received: { name, email, opted_in: optedIn, new: isNew, proof, fingerprint, changes } }: { received: ProfileReceived }) {
  const { t } = useTranslation('sharing')
  return (
    <>
      <div className="min-w-0">
        <p className="wrap-anywhere font-semibold text-ink">
          <bdi>{name}</bdi>
        </p>
        <p className="wrap-anywhere text-sm text-ink-soft">
          <bdi>{email}</bdi>
          {isNew && ` · ${t('receive.new')}`}
        </p>
      </div>
      <p className="text-ink">{t(optedIn ? 'receive.listed' : 'receive.unlisted')}</p>
      {changes.length > 0 ? <FieldChanges changes={changes} /> : <p className="text-ink-soft">{t('receive.same')}</p>}
      {proof === '' ? <Fingerprint text={fingerprint} /> : <p className="text-sm text-ink-soft">{t(proof === 'code' ? 'receive.byCode' : 'receive.byKey')}</p>}
    </>
  )
}

interface ConfirmSenderProps {
  name: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A checkbox with which an admin confirms the sender, if nothing in the file proves it. */
function ConfirmSender({ name, checked, onChange }: ConfirmSenderProps) {
  const { t } = useTranslation('sharing')
  const id = useId()
  return (
    <div className="flex items-start gap-3 rounded-xl bg-warning-soft px-4 py-3">
      <input
        id={id}
        type="checkbox"
        className="mt-1 size-4 shrink-0 accent-accent"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className="text-ink">
        {t('receive.confirm', { name })}
      </label>
    </div>
  )
}
