import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberFilter } from '@/api/types'
import { MemberRow } from './MemberRow'
import { useMemberRows } from './useMembers'
import type { Selection } from './useSelection'

export interface MemberListProps {
  filter: MemberFilter
  total: number
  selection: Selection
  onOpen: (userId: string) => void
}

/** The height of a row in pixels. */
const rowHeight = 60

/** The members, as a virtual list that fetches only the visible pages. */
export function MemberList({ filter, total, selection, onOpen }: MemberListProps) {
  const { t } = useTranslation('organizations')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const memberAt = useMemberRows(filter, rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0)
  return (
    <div ref={scroller} className="h-[max(18rem,calc(100dvh-19rem))] overflow-y-auto rounded-2xl border border-line bg-surface">
      <ul aria-label={t('members.list')} className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ key, index, start }) => {
          const member = memberAt(index)
          return (
            <li
              key={key}
              aria-setsize={total}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 border-b border-line"
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              {member !== undefined && (
                <MemberRow
                  member={member}
                  selected={selection.ids.has(member.user_id)}
                  onToggle={() => selection.toggle(member.user_id)}
                  onOpen={() => onOpen(member.user_id)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
