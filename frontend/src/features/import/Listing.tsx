import { Eye, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportSummary } from '@/api/types'
import { unlistedReasons } from '@/lib/generated'

/** How many of the people can be found, and why the others cannot. */
export function Listing({ summary: { listed, unlisted } }: { summary: ImportSummary }) {
  const { t } = useTranslation('import')
  const reasons = unlistedReasons.flatMap((reason) => {
    const count = reason === '' ? 0 : (unlisted[reason] ?? 0)
    return reason === '' || count === 0 ? [] : [{ reason, count }]
  })
  return (
    <ul className="flex flex-col gap-1">
      <Line icon={<Eye aria-hidden className="mt-1 size-4 shrink-0 text-accent" />}>{t('listed', { count: listed })}</Line>
      {reasons.map(({ reason, count }) => (
        <Line key={reason} icon={<EyeOff aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />}>
          {t(`unlisted.${reason}`, { count })}
        </Line>
      ))}
    </ul>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2 text-ink-soft">
      {icon}
      <span className="min-w-0">{children}</span>
    </li>
  )
}
