import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { ListDialog } from './ListDialog'
import { MergeDialog } from './MergeDialog'
import { RemoveDialog, removedWithoutAsking } from './RemoveDialog'
import { useMemberActions } from './useMemberActions'
import type { Selection } from './useSelection'

/** The numbers of members and selected members, with actions on the selection. */
export function SelectionBar({ selection, total, orgId }: { selection: Selection; total: number; orgId: string }) {
  const { t } = useTranslation('organizations')
  const { remove, setRole, list } = useMemberActions(orgId)
  const [dialog, setDialog] = useState<'list' | 'merge' | 'remove' | ''>('')
  const close = () => setDialog('')
  const ids = [...selection.ids]
  const [first, second] = ids
  const done = { onSuccess: selection.clear }
  const doneAndClosed = { onSuccess: () => (selection.clear(), close()) }
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-2">
      <p aria-live="polite" className="me-2 text-sm text-ink-faint">
        {ids.length === 0 ? t('members.count', { count: total }) : t('members.selected', { count: ids.length })}
      </p>
      {ids.length < total && total > 0 && (
        <Button size="small" variant="quiet" disabled={selection.pending} onClick={selection.all}>
          {t('members.all', { count: total })}
        </Button>
      )}
      {ids.length > 0 && (
        <>
          <Button size="small" variant="quiet" onClick={selection.clear}>
            {t('members.none')}
          </Button>
          <Button size="small" disabled={setRole.isPending} onClick={() => setRole.mutate({ ids, role: 'admin' }, done)}>
            {t('members.make.admin')}
          </Button>
          <Button size="small" disabled={setRole.isPending} onClick={() => setRole.mutate({ ids, role: 'member' }, done)}>
            {t('members.make.member')}
          </Button>
          <Button size="small" onClick={() => setDialog('list')}>
            {t('members.listing')}
          </Button>
          <Button size="small" disabled={list.isPending} onClick={() => list.mutate({ ids, ground: '' }, done)}>
            {t('members.unlist')}
          </Button>
          {ids.length === 2 && (
            <Button size="small" onClick={() => setDialog('merge')}>
              {t('members.merge.action')}
            </Button>
          )}
          <Button
            size="small"
            variant="danger"
            disabled={remove.isPending}
            onClick={() => (ids.length > removedWithoutAsking ? setDialog('remove') : remove.mutate(ids, done))}
          >
            {t('members.remove')}
          </Button>
        </>
      )}
      {dialog === 'list' && (
        <ListDialog pending={list.isPending} onClose={close} onList={(ground) => list.mutate({ ids, ground }, doneAndClosed)} />
      )}
      {dialog === 'merge' && first !== undefined && second !== undefined && (
        <MergeDialog orgId={orgId} keepId={first} dropId={second} onClose={close} onMerged={doneAndClosed.onSuccess} />
      )}
      {dialog === 'remove' && (
        <RemoveDialog
          orgId={orgId}
          ids={ids}
          pending={remove.isPending}
          error={remove.error}
          onClose={close}
          onConfirm={() => remove.mutate(ids, doneAndClosed)}
        />
      )}
    </div>
  )
}
