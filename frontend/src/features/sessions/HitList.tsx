import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import { useSelectedOrgId } from '@/api/scope'
import type { Hit } from '@/api/types'
import { parseSnippet } from '@/lib/highlight'
import { ErrorNotice } from '@/ui/notices'

/** The messages found by a search. Each links to its place in the conversation. */
export function HitList({ query, onOpen }: { query: string; onOpen: () => void }) {
  const { t } = useTranslation('sessions')
  const hits = useQuery({ ...queries.hits(useSelectedOrgId(), query), placeholderData: (before) => before })
  const count = hits.data?.length ?? 0
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
      {hits.isError && <ErrorNotice error={hits.error} onRetry={() => void hits.refetch()} />}
      <p role="status" className="px-3 pt-4 pb-1 text-xs font-semibold text-ink-faint">
        {hits.isSuccess && (count === 0 ? t('nothing') : t('hits', { count }))}
      </p>
      <ul>
        {hits.data?.map((hit) => (
          <li key={hit.message_id}>
            <HitLink hit={hit} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function HitLink({ hit, onOpen }: { hit: Hit; onOpen: () => void }) {
  const { t } = useTranslation('sessions')
  return (
    <Link
      to={{ pathname: `/chat/${hit.session_id}`, search: `?message=${hit.message_id}` }}
      onClick={onOpen}
      className="block rounded-lg px-3 py-2 transition-colors hover:bg-hover"
    >
      <p className="flex items-baseline justify-between gap-2 text-sm font-medium text-ink">
        <bdi className="truncate">{hit.title === '' ? t('untitled') : hit.title}</bdi>
        <span className="shrink-0 text-xs font-normal text-ink-faint">
          {t(hit.role === 'user' ? 'roles.user' : 'roles.assistant')}
        </span>
      </p>
      <p dir="auto" className="line-clamp-3 text-sm break-words text-ink-soft">
        {parseSnippet(hit.snippet).map((segment, index) =>
          segment.marked ? <mark key={index}>{segment.text}</mark> : <span key={index}>{segment.text}</span>,
        )}
      </p>
    </Link>
  )
}
