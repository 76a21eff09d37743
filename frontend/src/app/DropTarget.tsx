import { useMutation } from '@tanstack/react-query'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { onDropped, type Dropped } from '@/api/drop'
import { imports } from '@/api/services'
import type { Me } from '@/api/types'
import { encryptedKind } from '@/features/sharing/encryptedFile'
import { lazily } from '@/lib/lazily'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { organizationFor } from './organizationFor'
import { useDragging } from './useDragging'

const OpenDirectoryDialog = lazily(async () => (await import('@/features/sharing/OpenDirectoryDialog')).OpenDirectoryDialog)
const ReceiveProfileDialog = lazily(async () => (await import('@/features/sharing/ReceiveProfileDialog')).ReceiveProfileDialog)

/** Takes files that are dropped anywhere on the window to where they belong. */
export function DropTarget({ me }: { me: Me }) {
  const { t } = useTranslation('import')
  const dragging = useDragging()
  const bringIn = useBringIn(me)
  const [sealed, setSealed] = useState<Dropped>()
  const close = () => setSealed(undefined)
  const onDrop = useEffectEvent((file: Dropped) => (encryptedKind(file.name) === undefined ? bringIn(file) : setSealed(file)))
  useEffect(() => onDropped((file) => onDrop(file)), [])
  if (sealed !== undefined) {
    return (
      <Suspense fallback={null}>
        {encryptedKind(sealed.name) === 'directory' && <OpenDirectoryDialog file={sealed} onClose={close} />}
        {encryptedKind(sealed.name) === 'profile' && <ReceiveProfileDialog file={sealed} onClose={close} />}
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

/** Opens a file of people, and goes to where they are brought in. */
function useBringIn(me: Me) {
  const { t } = useTranslation('import')
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { mutate } = useMutation({
    mutationFn: ({ name, path, content }: Dropped) => (path === '' ? imports.OpenContent({ name, content }) : imports.Open({ path })),
    onError: (error) => failed(errorText(error)),
  })
  return (dropped: Dropped) => {
    const orgId = organizationFor(me, window.location.hash)
    if (orgId === undefined) return failed({ message: t('drop.notAdmin'), hint: t('drop.notAdminHint') })
    mutate(dropped, { onSuccess: (file) => void navigate(`/organizations/${orgId}/import`, { state: { file } }) })
  }
}
