import { Eye, EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Member } from '@/api/types'
import { Avatar } from '@/ui/Avatar'
import { roleOf } from './role'

export interface MemberRowProps {
  member: Member
  selected: boolean
  onToggle: () => void
  onOpen: () => void
}

/** A member with a checkbox. A click on the name opens the details. */
export function MemberRow({ member, selected, onToggle, onOpen }: MemberRowProps) {
  const { t } = useTranslation('organizations')
  const Listed = member.listed ? Eye : EyeOff
  return (
    <div className="flex h-full items-center gap-3 px-4 hover:bg-hover">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-(--accent)"
        aria-label={t('members.select', { name: member.name })}
        checked={selected}
        onChange={onToggle}
      />
      <Avatar name={member.name} size="small" />
      <button type="button" className="flex min-w-0 flex-1 flex-col items-start text-start" onClick={onOpen}>
        <bdi className="max-w-full truncate font-medium text-ink">{member.name}</bdi>
        {member.email !== '' && <span className="max-w-full truncate text-sm text-ink-soft">{member.email}</span>}
      </button>
      <span className="hidden w-32 text-sm text-ink-soft md:block">{t(statusKey(member))}</span>
      <span className="hidden w-20 text-sm text-ink-soft sm:block">{t(`role.${roleOf(member.role)}`)}</span>
      <Listed aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="sr-only">{t(member.listed ? 'members.isListed' : 'members.isUnlisted')}</span>
    </div>
  )
}

/** The status of a member: uses Kith, to be confirmed, invited, or imported. */
function statusKey({ claimed, claimant, invitation }: Member) {
  if (claimed) return 'members.status.uses'
  if (claimant) return 'members.status.claimant'
  if (invitation === 'pending') return 'members.status.invited'
  return 'members.status.entry'
}
