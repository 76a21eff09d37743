import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Dropped } from '@/api/drop'
import { directoryFiles } from '@/api/services'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { said } from '@/ui/toast'
import { DirectorySummary } from './DirectorySummary'
import { PassphraseField } from './PassphraseField'
import { sealed } from './encryptedFile'

export interface OpenDirectoryDialogProps {
  file: Dropped
  /** What comes once it is open; else the page of its organization. */
  onOpened?: (() => void) | undefined
  onClose: () => void
}

/** Opens a directory file: its code first, then what it would do, then it does. */
export function OpenDirectoryDialog({ file, onOpened, onClose }: OpenDirectoryDialogProps) {
  const { t } = useTranslation(['sharing', 'app'])
  const [passphrase, setPassphrase] = useState('')
  const { look, open } = useOpening({ file, onOpened, onClose })
  const error = open.error ?? look.error
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      {look.isSuccess ? (
        <Button variant="primary" disabled={open.isPending} onClick={() => open.mutate(passphrase)}>
          {t('open.action')}
        </Button>
      ) : (
        <Button type="submit" form="open-directory" variant="primary" disabled={look.isPending || passphrase.trim() === ''}>
          {t('open.look')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()} title={t('open.title')} description={t('open.body')} footer={footer}>
      <div className="flex flex-col gap-4">
        <p className="wrap-anywhere text-ink">
          <bdi>{file.name}</bdi>
        </p>
        {look.isSuccess ? (
          <DirectorySummary news={look.data} />
        ) : (
          <form
            id="open-directory"
            onSubmit={(event) => {
              event.preventDefault()
              look.mutate(passphrase)
            }}
          >
            <PassphraseField
              label={t('open.passphrase')}
              hint={t('open.passphraseHint')}
              value={passphrase}
              onChange={setPassphrase}
            />
          </form>
        )}
        {error !== null && <ErrorNotice error={error} />}
      </div>
    </Dialog>
  )
}

/** Looking changes nothing; opening changes whom I see everywhere. */
function useOpening({ file, onOpened, onClose }: OpenDirectoryDialogProps) {
  const { t } = useTranslation('sharing')
  const client = useQueryClient()
  const navigate = useNavigate()
  const ask = (passphrase: string, dryRun: boolean) =>
    directoryFiles.Open({ file: sealed(file), passphrase, dry_run: dryRun })
  const look = useMutation({ mutationFn: (passphrase: string) => ask(passphrase, true) })
  const open = useMutation({
    mutationFn: (passphrase: string) => ask(passphrase, false),
    onSuccess: async ({ org_id: orgId, name, people }) => {
      await client.invalidateQueries()
      said(t('open.done', { name, count: people }))
      onClose()
      if (onOpened === undefined) await navigate(`/organizations/${orgId}`)
      else onOpened()
    },
  })
  return { look, open }
}
