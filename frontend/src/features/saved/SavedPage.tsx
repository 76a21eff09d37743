import { useQuery } from '@tanstack/react-query'
import { Heart } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import { useSelectedOrgId } from '@/api/scope'
import type { Contact } from '@/api/types'
import { dayKey } from '@/lib/day'
import { Button } from '@/ui/Button'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { Page } from '@/ui/Page'
import { ContactList } from './ContactList'
import { ExportMenu } from './ExportMenu'
import { RemovedContacts } from './RemovedContacts'
import { Toolbar } from './Toolbar'
import { filterAndSort, defaultView, tagCounts } from './view'

export function SavedPage() {
  const { t } = useTranslation('saved')
  const orgId = useSelectedOrgId()
  const contacts = useQuery(queries.saved(orgId))
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const hasContacts = contacts.data !== undefined && contacts.data.length > 0
  return (
    <Page title={t('title')} scrollRef={setScroller} {...(hasContacts && { actions: <ExportMenu /> })}>
      {contacts.isPending && <Loading />}
      {contacts.isError && <ErrorNotice error={contacts.error} onRetry={() => void contacts.refetch()} />}
      {hasContacts && <Contacts contacts={contacts.data} scroller={scroller} />}
      {contacts.data?.length === 0 && <NoContacts allOrganizations={orgId === ''} />}
      <RemovedContacts />
    </Page>
  )
}

function Contacts({ contacts, scroller }: { contacts: Contact[]; scroller: HTMLDivElement | null }) {
  const { t, i18n } = useTranslation('saved')
  const [view, setView] = useState(defaultView)
  const [today] = useState(() => dayKey(new Date()))
  const deferredView = useDeferredValue(view)
  const tags = useMemo(() => tagCounts(contacts, i18n.language), [contacts, i18n.language])
  const shown = useMemo(() => filterAndSort(contacts, deferredView, i18n.language), [contacts, deferredView, i18n.language])
  const all = shown.length === contacts.length
  return (
    <>
      <div className="flex flex-col gap-3">
        <Toolbar view={view} tags={tags} onChange={setView} />
        <h2 aria-live="polite" className="text-sm text-ink-faint">
          {all ? t('count', { count: contacts.length }) : t('countOf', { count: contacts.length, shown: shown.length })}
        </h2>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={t('nobody.title')}
          action={<Button onClick={() => setView({ ...defaultView, sort: view.sort })}>{t('nobody.clear')}</Button>}
        />
      ) : (
        <ContactList contacts={shown} today={today} scroller={scroller} />
      )}
    </>
  )
}

function Loading() {
  const { t } = useTranslation('app')
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
      <Skeleton className="h-10" />
      <Skeleton className="h-64" />
      <Skeleton className="h-64" />
    </div>
  )
}

function NoContacts({ allOrganizations }: { allOrganizations: boolean }) {
  const { t } = useTranslation('saved')
  const which = allOrganizations ? 'empty' : 'emptyHere'
  return (
    <EmptyState
      icon={<Heart aria-hidden className="size-9" />}
      title={t(`${which}.title`)}
      action={
        <Link
          to="/chat"
          className="inline-flex h-10 items-center rounded-xl bg-accent px-4 text-[0.9375rem] font-medium text-on-accent hover:bg-accent-hover"
        >
          {t('empty.action')}
        </Link>
      }
    >
      {t(`${which}.body`)}
    </EmptyState>
  )
}
