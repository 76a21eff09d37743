import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Member } from '@/api/types'
import { Avatar } from '@/ui/Avatar'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { SearchInput } from '@/ui/SearchInput'
import { noFilter } from './memberFilter'
import { MergeDialog } from './MergeDialog'

/** How many entries are offered at most. */
const offered = 20

export interface MergeWithDialogProps {
  orgId: string
  member: Member
  onClose: () => void
}

/** Lets an admin choose which other entry is the same person, then merges the two. */
export function MergeWithDialog({ orgId, member, onClose }: MergeWithDialogProps) {
  const { t } = useTranslation('organizations')
  const [query, setQuery] = useState('')
  const [other, setOther] = useState('')
  const filter = { ...noFilter(orgId), claimed: 'no', query: useDeferredValue(query) }
  const found = useQuery({ ...queries.members(filter, 0), placeholderData: keepPreviousData })
  const others = (found.data?.members ?? []).filter(({ user_id: id }) => id !== member.user_id)
  if (other !== '') {
    return <MergeDialog orgId={orgId} keepId={member.user_id} dropId={other} onClose={() => setOther('')} onMerged={onClose} />
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={<span className="line-clamp-2 wrap-anywhere">{t('members.mergeWith.title', { name: member.name })}</span>}
      description={t('members.mergeWith.body')}
    >
      <div className="flex flex-col gap-3 pt-1">
        <SearchInput label={t('members.search')} placeholder={t('members.searchShort')} value={query} onChange={setQuery} />
        {found.isError && <ErrorNotice error={found.error} />}
        {found.isSuccess && others.length === 0 && <p className="text-ink-soft">{t('members.nobody')}</p>}
        <ul className="divide-y divide-line">
          {others.slice(0, offered).map((entry) => (
            <li key={entry.user_id}>
              <button type="button" className="flex w-full items-center gap-3 rounded-lg px-2 py-2 text-start hover:bg-hover" onClick={() => setOther(entry.user_id)}>
                <Avatar name={entry.name} size="small" />
                <span className="flex min-w-0 flex-col">
                  <bdi className="truncate font-medium text-ink">{entry.name}</bdi>
                  {entry.email !== '' && <span className="truncate text-sm text-ink-soft">{entry.email}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {others.length > offered && <p className="text-sm text-ink-soft">{t('members.mergeWith.more')}</p>}
      </div>
    </Dialog>
  )
}
