import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { queries } from '@/api/queries'
import type { Contact } from '@/api/types'
import { ContactRow } from './ContactRow'

export interface ContactListProps {
  contacts: readonly Contact[]
  /** YYYY-MM-DD */
  today: string
  /** The scroll container of the page. */
  scroller: HTMLDivElement | null
}

/** The estimated height of a row in pixels. */
const estimatedRowHeight = 280

/** The contacts, as a virtual list. */
export function ContactList({ contacts, today, scroller }: ContactListProps) {
  const { data: sessions } = useQuery(queries.sessions(''))
  const titles = useMemo(() => new Map(sessions?.map(({ session_id: id, title }) => [id, title])), [sessions])
  const list = useRef<HTMLUListElement>(null)
  const [above, setAbove] = useState(0)
  useLayoutEffect(() => setAbove(list.current?.offsetTop ?? 0), [contacts])
  const virtual = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller,
    getItemKey: (index) => contacts[index]?.person.user_id ?? index,
    estimateSize: () => estimatedRowHeight,
    scrollMargin: above,
    overscan: 3,
  })
  return (
    <ul ref={list} className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ key, index, start }) => {
        const contact = contacts[index]
        if (contact === undefined) return null
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={contacts.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 pb-4"
            style={{ transform: `translateY(${start - above}px)` }}
          >
            <ContactRow contact={contact} sessionTitle={titles.get(contact.session_id)} today={today} />
          </li>
        )
      })}
    </ul>
  )
}
