import { useMutation } from '@tanstack/react-query'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { listenForDrops, type LocalFile } from '@/api/drop'
import { imports } from '@/api/services'
import type { Me } from '@/api/types'
import { encryptedKind } from '@/features/sharing/encryptedFile'
import { lazyWithPreload } from '@/lib/lazyWithPreload'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { organizationForDrop } from './organizationForDrop'
import { useDragging } from './useDragging'

const OpenDirectoryDialog = lazyWithPreload(async () => (await import('@/features/sharing/OpenDirectoryDialog')).OpenDirectoryDialog)
const ReceiveProfileDialog = lazyWithPreload(async () => (await import('@/features/sharing/ReceiveProfileDialog')).ReceiveProfileDialog)

/** Opens files that are dropped anywhere on the window. */
export function DropTarget({ me }: { me: Me }) {
  const { t } = useTranslation('import')
  const dragging = useDragging()
  const openImport = useOpenImport(me)
  const [encrypted, setEncrypted] = useState<LocalFile>()
  const close = () => setEncrypted(undefined)
  const onDrop = useEffectEvent((file: LocalFile) => (encryptedKind(file.name) === undefined ? openImport(file) : setEncrypted(file)))
  useEffect(() => listenForDrops((file) => onDrop(file)), [])
  if (encrypted !== undefined) {
    return (
      <Suspense fallback={null}>
        {encryptedKind(encrypted.name) === 'directory' && <OpenDirectoryDialog file={encrypted} onClose={close} />}
        {encryptedKind(encrypted.name) === 'profile' && <ReceiveProfileDialog file={encrypted} onClose={close} />}
      </Suspense>
    )
  }
  if (!dragging) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-canvas/80 p-6 animate-appear">
      <p className="rounded-2xl border-2 border-dashed border-accent bg-surface px-10 py-8 text-lg font-semibold text-ink">{t('drop.here')}</p>
    </div>
  )
}

/** Opens a dropped file and goes to the import page with it. */
function useOpenImport(me: Me) {
  const { t } = useTranslation('import')
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { mutate } = useMutation({
    mutationFn: ({ name, path, content }: LocalFile) => (path === '' ? imports.OpenContent({ name, content }) : imports.Open({ path })),
    onError: (error) => showErrorToast(errorText(error)),
  })
  return (dropped: LocalFile) => {
    const orgId = organizationForDrop(me, window.location.hash)
    if (orgId === undefined) return showErrorToast({ message: t('drop.notAdmin'), hint: t('drop.notAdminHint') })
    mutate(dropped, { onSuccess: (file) => void navigate(`/organizations/${orgId}/import`, { state: { file } }) })
  }
}
