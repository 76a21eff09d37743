import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Removal } from '@/api/types'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { SearchInput } from '@/ui/SearchInput'
import { useMemberActions } from './useMemberActions'

/** How many names of a removal are shown at most. */
const shown = 50

/** Members removed in the last week, which can be restored. Renders nothing if there are none. */
export function RemovedMembers({ orgId }: { orgId: string }) {
  const { t } = useTranslation('organizations')
  const { data: removals = [] } = useQuery(queries.removals(orgId))
  const [query, setQuery] = useState('')
  if (removals.length === 0) return null
  const count = removals.reduce((sum, { people }) => sum + people.length, 0)
  const wanted = query.trim().toLocaleLowerCase()
  const matching = removals
    .map((removal) => ({ removal, people: removal.people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)) }))
    .filter(({ people }) => people.length > 0)
  return (
    <details className="text-ink-soft">
      <summary className="w-fit cursor-pointer rounded-lg py-1 font-medium hover:text-ink">{t('members.removed.action', { count })}</summary>
      <div className="mt-1 flex flex-col gap-3">
        <p>{t('members.removed.body')}</p>
        {count > shown && (
          <SearchInput label={t('members.removed.search')} placeholder={t('members.searchShort')} value={query} onChange={setQuery} />
        )}
        {matching.length === 0 && <p>{t('members.removed.nobody')}</p>}
        {matching.map(({ removal, people }) => (
          <RemovalCard key={`${removal.at} ${removal.by}`} orgId={orgId} removal={removal} people={people} />
        ))}
      </div>
    </details>
  )
}

interface RemovalCardProps {
  orgId: string
  removal: Removal
  /** Those of them whose names match the search. */
  people: Removal['people']
}

function RemovalCard({ orgId, removal, people }: RemovalCardProps) {
  const { t, i18n } = useTranslation('organizations')
  const { restore } = useMemberActions(orgId)
  const { by, at, until, people: all } = removal
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
  return (
    <section className="rounded-2xl border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
        <div className="min-w-48 flex-1">
          <p dir="auto" className="font-medium wrap-anywhere text-ink">
            {t('members.removed.by', { by, count: all.length, when })}
          </p>
          <p className="text-sm">{t('members.removed.until', { date: formatDate(until, i18n.language) })}</p>
        </div>
        <Button size="small" disabled={restore.isPending} onClick={() => restore.mutate(all.map(({ user_id: id }) => id))}>
          {t('members.removed.restoreAll', { count: all.length })}
        </Button>
      </div>
      <ul className="max-h-80 divide-y divide-line overflow-y-auto border-t border-line">
        {people.slice(0, shown).map(({ user_id: id, name }) => (
          <li key={id} className="flex items-center gap-3 px-4 py-1.5">
            <bdi className="min-w-0 flex-1 wrap-anywhere text-ink">{name}</bdi>
            {all.length > 1 && (
              <Button size="small" variant="quiet" aria-label={t('members.removed.restoreOf', { name })} disabled={restore.isPending} onClick={() => restore.mutate([id])}>
                {t('members.removed.restore')}
              </Button>
            )}
          </li>
        ))}
        {people.length > shown && <li className="px-4 py-2 text-sm">{t('members.removed.more', { count: people.length - shown })}</li>}
      </ul>
    </section>
  )
}
