import { QRCodeSVG } from 'qrcode.react'
import { useEffect, useEffectEvent } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Invited } from '@/api/types'
import { invitedTo, useOrganizationNames } from '@/i18n/organizationNames'
import { formatDate } from '@/lib/date'

/** Prints a page with a slip for each invitation: its code in words and as a QR code. */
export function PrintedCodes({ invited, onPrinted }: { invited: Invited[]; onPrinted: () => void }) {
  const { t, i18n } = useTranslation('organizations')
  const { nameInText } = useOrganizationNames()
  const print = useEffectEvent(() => {
    window.print()
    onPrinted()
  })
  useEffect(() => {
    // Prints after the page is painted.
    const frame = requestAnimationFrame(() => requestAnimationFrame(print))
    return () => cancelAnimationFrame(frame)
  }, [])
  return createPortal(
    <div className="printed hidden bg-white text-black print:block">
      {invited.map(({ invitation, code, link }) => (
        <section key={invitation.invitation_id} className="flex break-inside-avoid items-center gap-6 border-b border-dashed border-black/40 p-6">
          <QRCodeSVG value={link} size={132} level="M" title={t('codes.qr')} />
          <div className="min-w-0 flex-1">
            <p className="text-lg font-semibold">{t('codes.slip', { organization: nameInText(invitedTo(invitation)) })}</p>
            <p className="text-sm">{invitation.email}</p>
            <p className="mt-2 font-mono text-lg">{code}</p>
            <p className="mt-2 text-sm">{t('codes.letter.how')}</p>
            {invitation.expires_at !== '' && (
              <p className="text-sm">{t('waiting.until', { date: formatDate(invitation.expires_at, i18n.language) })}</p>
            )}
          </div>
        </section>
      ))}
    </div>,
    document.body,
  )
}
