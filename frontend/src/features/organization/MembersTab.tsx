import { Users } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { noFilter, isFiltered } from './memberFilter'
import { MemberList } from './MemberList'
import { MemberSheet } from './MemberSheet'
import { MembersToolbar } from './MembersToolbar'
import { RemovedMembers } from './RemovedMembers'
import { SelectionBar } from './SelectionBar'
import { useMemberCount } from './useMembers'
import { useSelection } from './useSelection'

/** The members of an organization, for its admins. */
export function MembersTab({ organization: { org_id: orgId } }: { organization: Organization }) {
  const { t } = useTranslation('organizations')
  const [filter, setFilter] = useState(() => noFilter(orgId))
  const deferredFilter = useDeferredValue(filter)
  const { total, isPending, isError, error, refetch } = useMemberCount(deferredFilter)
  const selection = useSelection(deferredFilter)
  const [openId, setOpenId] = useState('')
  const clear = useMemo(() => () => setFilter(noFilter(orgId)), [orgId])

  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <div className="flex min-h-0 flex-col gap-4">
      <MembersToolbar filter={filter} onChange={setFilter} />
      <SelectionBar selection={selection} total={total} orgId={orgId} />
      {isPending && <Skeleton className="h-96" />}
      {!isPending && total === 0 && (
        <EmptyState
          icon={<Users aria-hidden className="size-9" />}
          title={t('members.nobody')}
          action={isFiltered(deferredFilter) && <Button onClick={clear}>{t('members.clear')}</Button>}
        />
      )}
      {total > 0 && <MemberList filter={deferredFilter} total={total} selection={selection} onOpen={setOpenId} />}
      <RemovedMembers orgId={orgId} />
      {openId !== '' && <MemberSheet orgId={orgId} userId={openId} onClose={() => setOpenId('')} />}
    </div>
  )
}
