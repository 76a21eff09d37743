import { Copy, Printer } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '@/api/clipboard'
import type { Invited } from '@/api/types'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { said } from '@/ui/toast'
import { useLetterText } from './useLetterText'

const PrintedCodes = lazy(() => import('./PrintedCodes').then(({ PrintedCodes: Component }) => ({ default: Component })))

/** The codes of invitations just made: shown this once, to be handed on. */
export function CodesDialog({ invited, onClose }: { invited: Invited[]; onClose: () => void }) {
  const { t } = useTranslation(['organizations', 'app'])
  const [printing, setPrinting] = useState(false)
  const letter = useLetterText()
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
        {invited.map((one) => (
          <li key={one.invitation.invitation_id} className="flex flex-col gap-2 rounded-xl border border-line p-4">
            <p className="truncate font-medium text-ink">{one.invitation.email}</p>
            <p className="rounded-lg bg-sunken px-3 py-2 font-mono text-[0.9375rem] break-words text-ink select-all">{one.code}</p>
            {one.uses_kith && <p className="text-sm text-ink-soft">{t('codes.usesKith')}</p>}
            <Button
              size="small"
              className="self-start"
              aria-label={t('codes.copyOf', { email: one.invitation.email })}
              onClick={() => void copy(letter(one)).then((copied) => copied && said(t('app:copied')))}
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
