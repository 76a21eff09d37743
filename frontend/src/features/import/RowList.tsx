import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import type { RowFilter } from './rowFilter'
import { RowLine } from './RowLine'
import { useRowCount, useRows } from './useRows'

export interface RowListProps {
  fileId: string
  filter: RowFilter
}

/** The estimated height of a row in pixels. */
const estimatedRowHeight = 57

/** The rows of a file, as a virtual list that fetches only the visible pages. */
export function RowList({ fileId, filter }: RowListProps) {
  const { t } = useTranslation('import')
  const first = useRowCount(fileId, filter)
  const scroller = useRef<HTMLDivElement>(null)
  const total = first.data?.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowHeight,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const rowAt = useRows(fileId, filter, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  if (first.isPending) return <Skeleton className="h-72" />
  if (total === 0 && first.isSuccess) return <p className="text-ink-soft">{t('rows.none')}</p>
  if (first.isError) return <ErrorNotice error={first.error} onRetry={() => void first.refetch()} />
  return (
    <div
      ref={scroller}
      // The list contains nothing focusable, but must be scrollable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('rows.label')}
      className="max-h-[max(18rem,calc(100dvh-27rem))] overflow-y-auto rounded-2xl border border-line bg-surface"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ key, index, start }) => {
          const row = rowAt(index)
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={cx('absolute inset-x-0 top-0', index < total - 1 && 'border-b border-line')}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row !== undefined && <RowLine row={row} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
