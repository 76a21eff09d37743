import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { MemberDetail } from '@/api/types'
import { formatDate } from '@/lib/date'
import { PersonSummary } from '@/people/PersonSummary'
import { ProfileDetails } from '@/people/ProfileDetails'
import { Button } from '@/ui/Button'
import { Sheet } from '@/ui/Dialog'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { OptOut } from './OptOut'
import { ChangeNotice } from './ChangeNotice'
import { EditEntryDialog } from './EditEntryDialog'
import { MergeWithDialog } from './MergeWithDialog'
import { roleOf } from './role'
import { useMemberActions } from './useMemberActions'

export interface MemberSheetProps {
  orgId: string
  userId: string
  onClose: () => void
}

/** The details of a member that an admin may see, with actions. */
export function MemberSheet({ orgId, userId, onClose }: MemberSheetProps) {
  const { t } = useTranslation('organizations')
  const detail = useQuery(queries.member(orgId, userId))
  const [dialog, setDialog] = useState<'edit' | 'merge' | ''>('')
  const back = () => setDialog('')
  if (dialog === 'edit' && detail.isSuccess) return <EditEntryDialog orgId={orgId} detail={detail.data} onClose={back} />
  if (dialog === 'merge' && detail.isSuccess) return <MergeWithDialog orgId={orgId} member={detail.data.member} onClose={back} />
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} side="end" title={t('members.one')}>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 pb-6">
        {detail.isPending && <Skeleton className="h-48" />}
        {detail.isError && <ErrorNotice error={detail.error} onRetry={() => void detail.refetch()} />}
        {detail.isSuccess && (
          <>
            <MemberDetails detail={detail.data} />
            {detail.data.change.change_id !== '' && <ChangeNotice orgId={orgId} change={detail.data.change} />}
            <Actions orgId={orgId} detail={detail.data} onDialog={setDialog} onRemoved={onClose} />
          </>
        )}
      </div>
    </Sheet>
  )
}

function MemberDetails({ detail: { member, person, consent, opted_out: optedOut } }: { detail: MemberDetail }) {
  const { t, i18n } = useTranslation('organizations')
  return (
    <>
      <PersonSummary person={person} />
      {person.visible ? <ProfileDetails person={person} /> : <p className="text-ink-soft">{t('members.hiddenProfile')}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Fact name={t('members.fact.role')} value={t(`role.${roleOf(member.role)}`)} />
        <Fact name={t('members.fact.joined')} value={formatDate(member.joined_at, i18n.language)} />
        <Fact name={t('members.fact.listed')} value={t(member.listed ? 'members.isListed' : 'members.isUnlisted')} />
        {consent !== '' && <Fact name={t('members.fact.consent')} value={consent} />}
      </dl>
      {optedOut && <p className="text-sm text-ink-soft">{t('members.optedOut')}</p>}
    </>
  )
}

interface ActionsProps {
  orgId: string
  detail: MemberDetail
  onDialog: (dialog: 'edit' | 'merge') => void
  onRemoved: () => void
}

function Actions({ orgId, detail: { member, editable, opted_out: optedOut }, onDialog, onRemoved }: ActionsProps) {
  const { t } = useTranslation('organizations')
  const { remove, setRole, confirm } = useMemberActions(orgId)
  const { user_id: id } = member
  const other = roleOf(member.role) === 'admin' ? 'member' : 'admin'
  return (
    <>
      {member.claimant && (
        <div className="flex flex-col gap-2 rounded-xl bg-warning-soft p-4">
          <p className="text-on-warning">{t('members.claimant')}</p>
          <Button size="small" className="self-start" disabled={confirm.isPending} onClick={() => confirm.mutate(id)}>
            {t('members.confirm')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {editable && <Button onClick={() => onDialog('edit')}>{t('members.entry.action')}</Button>}
        {editable && <Button onClick={() => onDialog('merge')}>{t('members.mergeWith.action')}</Button>}
        <Button disabled={setRole.isPending} onClick={() => setRole.mutate({ ids: [id], role: other })}>
          {t(`members.make.${other}`)}
        </Button>
        {!member.claimed && !optedOut && <OptOut orgId={orgId} userId={id} name={member.name} />}
        <Button
          variant="danger"
          disabled={remove.isPending}
          onClick={() => remove.mutate([id], { onSuccess: onRemoved })}
        >
          {t('members.remove')}
        </Button>
      </div>
    </>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd dir="auto" className="wrap-anywhere text-ink">
        {value}
      </dd>
    </>
  )
}
