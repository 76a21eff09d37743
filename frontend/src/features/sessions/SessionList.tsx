import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganizationLabels } from '@/api/scope'
import type { Session } from '@/api/types'
import { rowsOf } from './rows'
import { SessionRow } from './SessionRow'

const rowHeights = { day: 40, session: 38 } as const

/** The conversations by day, as a virtual list. */
export function SessionList({ sessions, onOpen }: { sessions: readonly Session[]; onOpen: () => void }) {
  const { t, i18n } = useTranslation('sessions')
  const rows = useMemo(
    () => rowsOf(sessions, new Date(), { language: i18n.language, today: t('today'), yesterday: t('yesterday') }),
    [sessions, i18n.language, t],
  )
  const organizationLabels = useOrganizationLabels()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: (index) => rowHeights[rows[index]?.kind ?? 'session'],
    overscan: 10,
  })
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
      {rows.length === 0 && <p className="px-3 py-6 text-sm text-ink-faint">{t('empty')}</p>}
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start, size }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li key={key} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)`, height: size }}>
              {row.kind === 'day' ? (
                <h2 className="px-3 pt-4 text-xs font-semibold text-ink-faint">{row.label}</h2>
              ) : (
                <SessionRow session={row.session} beganIn={organizationLabels.get(row.session.org_id)} onOpen={onOpen} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
