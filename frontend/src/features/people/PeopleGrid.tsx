import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectorySearch } from '@/api/queries'
import { PersonTile } from './PersonTile'
import { useColumnCount } from './useColumnCount'
import { usePeopleAt } from './usePeople'

export interface PeopleGridProps {
  search: DirectorySearch
  total: number
  saved: ReadonlySet<string>
  /** The scroll container of the page. */
  scroller: HTMLDivElement | null
  onOpen: (userId: string) => void
}

/** The height of a row with its gap, in pixels. */
const rowHeight = 176

/** The people in a virtual grid that fetches only the visible pages. */
export function PeopleGrid({ search, total, saved, scroller, onOpen }: PeopleGridProps) {
  const { t } = useTranslation('directory')
  const list = useRef<HTMLUListElement>(null)
  const [above, setAbove] = useState(0)
  useLayoutEffect(() => setAbove(list.current?.offsetTop ?? 0), [search])
  const columns = useColumnCount(scroller)
  const virtual = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    scrollMargin: above,
    overscan: 2,
  })
  const rows = virtual.getVirtualItems()
  const first = (rows[0]?.index ?? 0) * columns
  const last = Math.min(((rows.at(-1)?.index ?? 0) + 1) * columns, total) - 1
  const personAt = usePeopleAt(search, first, last)
  const shown = Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
  return (
    <ul ref={list} aria-label={t('title')} className="relative" style={{ height: virtual.getTotalSize() }}>
      {shown.map((index) => {
        const person = personAt(index)
        return (
          <li
            key={person?.user_id ?? index}
            aria-setsize={total}
            aria-posinset={index + 1}
            className="absolute p-1.5"
            style={{
              insetBlockStart: Math.floor(index / columns) * rowHeight,
              insetInlineStart: `${((index % columns) * 100) / columns}%`,
              width: `${100 / columns}%`,
              height: rowHeight,
            }}
          >
            {person !== undefined && (
              <PersonTile person={person} saved={saved.has(person.user_id)} onOpen={() => onOpen(person.user_id)} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
