import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { AuditEntry, Organization } from '@/api/types'
import { auditActions } from '@/lib/generated'
import { isOneOf } from '@/lib/oneOf'
import { Button } from '@/ui/Button'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { roleOf } from './role'

/** The audit log of an organization, latest first, for admins. */
export function HistoryTab({ organization: { org_id: orgId } }: { organization: Organization }) {
  const { t } = useTranslation('organizations')
  const history = useInfiniteQuery(queries.audit(orgId))
  const entries = history.data?.pages.flat() ?? []
  return (
    <div className="flex flex-col gap-4">
      {history.isPending && <Skeleton className="h-48" />}
      {history.isError && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && entries.length === 0 && <EmptyState title={t('history.none')} />}
      <ol className="flex flex-col divide-y divide-line">
        {entries.map((entry) => (
          <Entry key={entry.audit_id} entry={entry} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button className="self-start" disabled={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </div>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation('organizations')
  const somebody = t('history.somebody')
  const what = t(`history.action.${isOneOf(auditActions, entry.action) ? entry.action : 'other'}`, {
    actor: entry.actor === '' ? somebody : entry.actor,
    subject: entry.count > 1 ? t('history.people', { count: entry.count }) : entry.subject === '' ? somebody : entry.subject,
    role: t(`role.${roleOf(entry.role)}`),
  })
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(entry.at))
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2.5">
      <span dir="auto" className="min-w-0 wrap-anywhere text-ink">
        {what}
      </span>
      <time dateTime={entry.at} className="text-sm text-ink-faint">
        {when}
      </time>
    </li>
  )
}
