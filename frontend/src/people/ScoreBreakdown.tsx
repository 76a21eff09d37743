import { useTranslation } from 'react-i18next'
import type { Share } from '@/api/types'
import type { ScorePartKind } from '@/lib/generated'

/** The parts of the score of a match, the largest first. */
export function ScoreBreakdown({ shares }: { shares: readonly Share[] }) {
  const { t } = useTranslation('people')
  if (shares.length === 0) return null
  const ordered = shares.toSorted((a, b) => b.part - a.part)
  return (
    <details className="text-sm text-ink-soft">
      <summary className="w-fit cursor-pointer rounded-md font-medium hover:text-ink">{t('order.title')}</summary>
      <p className="mt-1.5">{t('order.body')}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {ordered.map((share) => (
          <li key={`${share.kind} ${share.asked} ${share.field} ${share.found}`}>
            <ShareRow share={share} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function ShareRow({ share: { kind, asked, field, found, part } }: { share: Share }) {
  const { t, i18n } = useTranslation('people')
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 }).format(part)
  const where = field === '' ? '' : t(`order.field.${field as 'about'}`)
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 break-words">{t(`order.kind.${kind as ScorePartKind}`, { asked, found, where })}</span>
        <span className="shrink-0 tabular-nums">{percent}</span>
      </div>
      <div aria-hidden className="mt-1 h-1 rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent" style={{ width: `${Math.round(part * 100)}%` }} />
      </div>
    </>
  )
}
