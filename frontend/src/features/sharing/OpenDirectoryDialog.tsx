import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { LocalFile } from '@/api/drop'
import { directoryFiles } from '@/api/services'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { DirectorySummary } from './DirectorySummary'
import { PassphraseField } from './PassphraseField'
import { toFileRequest } from './encryptedFile'

export interface OpenDirectoryDialogProps {
  file: LocalFile
  /** Called after the directory is added. By default, the page of its organization is opened. */
  onOpened?: (() => void) | undefined
  onClose: () => void
}

/** Opens a directory file: asks for its code, previews the changes, and adds the directory. */
export function OpenDirectoryDialog({ file, onOpened, onClose }: OpenDirectoryDialogProps) {
  const { t } = useTranslation(['sharing', 'app'])
  const [passphrase, setPassphrase] = useState('')
  const { preview, open } = useOpenDirectory({ file, onOpened, onClose })
  const error = open.error ?? preview.error
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      {preview.isSuccess ? (
        <Button variant="primary" disabled={open.isPending} onClick={() => open.mutate(passphrase)}>
          {t('open.action')}
        </Button>
      ) : (
        <Button type="submit" form="open-directory" variant="primary" disabled={preview.isPending || passphrase.trim() === ''}>
          {t('open.preview')}
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
        {preview.isSuccess ? (
          <DirectorySummary summary={preview.data} />
        ) : (
          <form
            id="open-directory"
            onSubmit={(event) => {
              event.preventDefault()
              preview.mutate(passphrase)
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

/** The preview is a dry run. Opening changes whom the user can see, so everything is refetched. */
function useOpenDirectory({ file, onOpened, onClose }: OpenDirectoryDialogProps) {
  const { t } = useTranslation('sharing')
  const client = useQueryClient()
  const navigate = useNavigate()
  const callOpen = (passphrase: string, dryRun: boolean) =>
    directoryFiles.Open({ file: toFileRequest(file), passphrase, dry_run: dryRun })
  const preview = useMutation({ mutationFn: (passphrase: string) => callOpen(passphrase, true) })
  const open = useMutation({
    mutationFn: (passphrase: string) => callOpen(passphrase, false),
    onSuccess: async ({ org_id: orgId, name, people }) => {
      await client.invalidateQueries()
      showToast(t('open.done', { name, count: people }))
      onClose()
      if (onOpened === undefined) await navigate(`/organizations/${orgId}`)
      else onOpened()
    },
  })
  return { preview, open }
}
