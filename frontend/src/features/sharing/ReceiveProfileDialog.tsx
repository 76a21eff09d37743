import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dropped } from '@/api/drop'
import { directoryFiles } from '@/api/services'
import type { ProfileReceived } from '@/api/types'
import { FieldChanges } from '@/people/FieldChanges'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { said } from '@/ui/toast'
import { Fingerprint } from './Fingerprint'
import { sealed } from './encryptedFile'

/** The key under which it is kept what a file would do. */
const looking = 'profileFile'

/** Takes in what a member says about themselves, once it is sure that it is them. */
export function ReceiveProfileDialog({ file, onClose }: { file: Dropped; onClose: () => void }) {
  const { t } = useTranslation(['sharing', 'app'])
  const [sure, setSure] = useState(false)
  const client = useQueryClient()
  const look = useQuery({
    queryKey: [looking, file],
    queryFn: () => directoryFiles.ReceiveProfile({ file: sealed(file), confirmed: false, dry_run: true }),
  })
  const take = useMutation({
    mutationFn: () => directoryFiles.ReceiveProfile({ file: sealed(file), confirmed: sure, dry_run: false }),
    onSuccess: ({ name }) => {
      said(t('receive.done', { name }))
      onClose()
      // Looked at again, the file would be an old one.
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== looking })
    },
  })
  const unproven = look.data?.proof === ''
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button variant="primary" disabled={!look.isSuccess || take.isPending || (unproven && !sure)} onClick={() => take.mutate()}>
        {t('receive.action')}
      </Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={t('receive.title')} footer={footer}>
      <div className="flex flex-col gap-4">
        {look.isPending && <Skeleton className="h-24" />}
        {look.isError && <ErrorNotice error={look.error} />}
        {look.isSuccess && <Received received={look.data} />}
        {look.isSuccess && unproven && <Sure name={look.data.name} checked={sure} onChange={setSure} />}
        {take.isError && <ErrorNotice error={take.error} />}
      </div>
    </Dialog>
  )
}

function Received({ received: { name, email, opted_in: optedIn, new: isNew, proof, fingerprint, changes } }: { received: ProfileReceived }) {
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

interface SureProps {
  name: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Where nothing in the file proves who sent it, an admin does. */
function Sure({ name, checked, onChange }: SureProps) {
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
        {t('receive.sure', { name })}
      </label>
    </div>
  )
}
