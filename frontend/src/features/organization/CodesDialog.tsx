import { Copy, Printer } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyToClipboard } from '@/api/clipboard'
import type { Invited } from '@/api/types'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { showToast } from '@/ui/toast'
import { useInvitationText } from './useInvitationText'

const PrintedCodes = lazy(() => import('./PrintedCodes').then(({ PrintedCodes: Component }) => ({ default: Component })))

/** Shows the codes of new invitations, once, so that the admin can pass them on. */
export function CodesDialog({ invited, onClose }: { invited: Invited[]; onClose: () => void }) {
  const { t } = useTranslation(['organizations', 'app'])
  const [printing, setPrinting] = useState(false)
  const invitationText = useInvitationText()
  const footer = (
    <>
      <Button onClick={() => setPrinting(true)}>
        <Printer aria-hidden className="size-4" />
        {t('codes.print')}
      </Button>
      <Button variant="primary" onClick={onClose}>
        {t('codes.done')}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={t('codes.title', { count: invited.length })}
      description={t('codes.body')}
      footer={footer}
    >
      <ul className="flex flex-col gap-4">
        {invited.map((item) => (
          <li key={item.invitation.invitation_id} className="flex flex-col gap-2 rounded-xl border border-line p-4">
            <p className="truncate font-medium text-ink">{item.invitation.email}</p>
            <p className="rounded-lg bg-sunken px-3 py-2 font-mono text-[0.9375rem] break-words text-ink select-all">{item.code}</p>
            {item.replaces && <p className="text-sm text-ink-soft">{t('codes.replaces')}</p>}
            {item.uses_kith && <p className="text-sm text-ink-soft">{t('codes.usesKith')}</p>}
            <Button
              size="small"
              className="self-start"
              aria-label={t('codes.copyOf', { email: item.invitation.email })}
              onClick={() => void copyToClipboard(invitationText(item)).then((copied) => copied && showToast(t('app:copied')))}
            >
              <Copy aria-hidden className="size-4" />
              {t('codes.copy')}
            </Button>
          </li>
        ))}
      </ul>
      {printing && (
        <Suspense fallback={null}>
          <PrintedCodes invited={invited} onPrinted={() => setPrinting(false)} />
        </Suspense>
      )}
    </Dialog>
  )
}
