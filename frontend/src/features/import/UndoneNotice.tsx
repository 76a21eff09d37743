import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Undone } from '@/api/types'
import { translate } from '@/i18n/message'

/** What the undo of an import did, and whom it did not change. */
export function UndoneNotice({ undone: { removed, restored, withdrawn, left } }: { undone: Undone }) {
  const { t, i18n } = useTranslation('import')
  return (
    <div role="status" className="flex items-start gap-3 rounded-xl bg-accent-soft px-4 py-3 text-ink">
      <Undo2 aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
      <div className="min-w-0">
        <p className="font-medium">{t('undo.done')}</p>
        <p className="text-sm text-ink-soft">
          {t('undo.removed', { count: removed })} {t('undo.restored', { count: restored })} {t('undo.withdrawn', { count: withdrawn })}
        </p>
        {left.length > 0 && (
          <details className="mt-1 text-sm">
            <summary className="cursor-pointer font-medium">{t('undo.left', { count: left.length })}</summary>
            <ul className="mt-1 max-h-48 overflow-y-auto">
              {left.map(({ name, email, reason }, index) => (
                <li key={index} className="wrap-anywhere text-ink-soft">
                  <bdi className="text-ink">{name === '' ? email : name}</bdi>: {translate(reason.said, i18n) ?? reason.text}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  )
}
