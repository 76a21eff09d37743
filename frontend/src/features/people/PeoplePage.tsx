import { useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { queries, type DirectorySearch } from '@/api/queries'
import { useSelectedOrgId } from '@/api/scope'
import { Button } from '@/ui/Button'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'
import { FacetBar } from './FacetBar'
import { PeopleGrid } from './PeopleGrid'
import { PersonSheet } from './PersonSheet'
import { usePeople } from './usePeople'
import { noFilter, isFiltered } from './directorySearch'

/** The directory: search, filters, and the people found. */
export function PeoplePage() {
  const { t } = useTranslation('directory')
  const orgId = useSelectedOrgId()
  const navigate = useNavigate()
  const { userId = '' } = useParams()
  const [filter, setFilter] = useState(noFilter)
  const search = useDeferredValue(useMemo(() => ({ ...filter, org_id: orgId }), [filter, orgId]))
  const { data: facets } = useQuery(queries.facets(search))
  const { data: contacts } = useQuery(queries.saved(''))
  const saved = useMemo(() => new Set(contacts?.map(({ person }) => person.user_id)), [contacts])
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const open = (id: string) => void navigate(id === '' ? '/people' : `/people/${id}`)
  return (
    <Page title={t('title')} scrollRef={setScroller}>
      <search className="flex flex-col gap-3">
        <SearchInput
          label={t('search')}
          placeholder={t('placeholder')}
          maxLength={4_000}
          value={filter.query}
          onChange={(query) => setFilter({ ...filter, query })}
        />
        <FacetBar facets={facets} filter={filter} onChange={setFilter} />
      </search>
      <SearchResults search={search} saved={saved} scroller={scroller} onOpen={open} onClear={() => setFilter(noFilter)} />
      {userId !== '' && <PersonSheet userId={userId} saved={saved.has(userId)} onClose={() => open('')} />}
    </Page>
  )
}

interface SearchResultsProps {
  search: DirectorySearch
  saved: ReadonlySet<string>
  scroller: HTMLDivElement | null
  onOpen: (userId: string) => void
  onClear: () => void
}

function SearchResults({ search, saved, scroller, onOpen, onClear }: SearchResultsProps) {
  const { t } = useTranslation('directory')
  const { data, isPending, isError, error, refetch } = usePeople(search)
  if (isPending) return <Skeleton className="h-96" />
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data.total === 0) return <NoResults filtered={isFiltered(search)} onClear={onClear} />
  return (
    <>
      <p role="status" className="text-sm text-ink-faint">
        {t(data.nearest ? 'nearest' : 'count', { count: data.total })}
      </p>
      <PeopleGrid search={search} total={data.total} saved={saved} scroller={scroller} onOpen={onOpen} />
    </>
  )
}

function NoResults({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('directory')
  const kind = filtered ? 'nobody' : 'empty'
  return (
    <EmptyState
      icon={<Users aria-hidden className="size-9" />}
      title={t(`${kind}.title`)}
      action={filtered && <Button onClick={onClear}>{t('nobody.clear')}</Button>}
    >
      {t(`${kind}.body`)}
    </EmptyState>
  )
}
