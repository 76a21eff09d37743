import { useMutation } from '@tanstack/react-query'
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { listenForDrops, type LocalFile } from '@/api/drop'
import { imports } from '@/api/services'
import type { Me } from '@/api/types'
import { encryptedKind } from '@/features/sharing/encryptedFile'
import { randomId } from '@/lib/id'
import { lazyWithPreload } from '@/lib/lazyWithPreload'
import { closeToast, showErrorToast, showPersistentError } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { organizationForDrop } from './organizationForDrop'
import { useDragging } from './useDragging'

const OpenDirectoryDialog = lazyWithPreload(async () => (await import('@/features/sharing/OpenDirectoryDialog')).OpenDirectoryDialog)
const ReceiveProfileDialog = lazyWithPreload(async () => (await import('@/features/sharing/ReceiveProfileDialog')).ReceiveProfileDialog)

/** Opens files that are dropped anywhere on the window. */
export function DropTarget({ me }: { me: Me }) {
  const { t } = useTranslation('import')
  const dragging = useDragging()
  const { openImport, opening } = useOpenImport(me)
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
  if (!dragging && opening === undefined) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center bg-canvas/80 p-6 animate-appear">
      <p role="status" className="rounded-2xl border-2 border-dashed border-accent bg-surface px-10 py-8 text-lg font-semibold wrap-anywhere text-ink">
        {dragging || opening === undefined ? t('drop.here') : t('drop.opening', { file: opening })}
      </p>
    </div>
  )
}

/** Opens a dropped file and goes to the import page with it. opening is the name of the file meanwhile. */
function useOpenImport(me: Me) {
  const { t } = useTranslation('import')
  const navigate = useNavigate()
  const errorText = useErrorText()
  // An id is used once, as a message that was closed under it would stay closed.
  const shownError = useRef('')
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ name, path, content }: LocalFile) => (path === '' ? imports.OpenContent({ name, content }) : imports.Open({ path })),
    onError: (error) => {
      shownError.current = randomId()
      showPersistentError(errorText(error), shownError.current)
    },
  })
  const openImport = (dropped: LocalFile) => {
    const orgId = organizationForDrop(me, window.location.hash)
    if (orgId === undefined) return showErrorToast({ message: t('drop.notAdmin'), hint: t('drop.notAdminHint') })
    if (shownError.current !== '') closeToast(shownError.current)
    shownError.current = ''
    mutate(dropped, { onSuccess: (file) => void navigate(`/organizations/${orgId}/import`, { state: { file } }) })
  }
  return { openImport, opening: isPending ? variables.name : undefined }
}
