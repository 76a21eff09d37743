import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Membership, Session } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { cx } from '@/lib/cx'
import { IconButton } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'
import { OrgBadge } from '@/ui/OrgBadge'
import { TitleInput } from './TitleInput'
import { useSessionActions } from './useSessionActions'

export interface SessionRowProps {
  session: Session
  /** The organization in which it began, if it needs a label. */
  beganIn: Membership | undefined
  onOpen: () => void
}

/** A conversation with a menu to rename and delete it. */
export function SessionRow({ session, beganIn, onOpen }: SessionRowProps) {
  const { t } = useTranslation('sessions')
  const { nameOf, nameInText } = useOrganizationNames()
  const [renaming, setRenaming] = useState(false)
  const { rename, remove } = useSessionActions(session)
  const title = session.title === '' ? t('untitled') : session.title

  if (renaming) {
    const onDone = (to: string | undefined) => {
      setRenaming(false)
      if (to !== undefined && to !== session.title) rename(to)
    }
    return <TitleInput title={session.title} onDone={onDone} />
  }
  return (
    <div className="group relative">
      <NavLink
        to={`/chat/${session.session_id}`}
        title={beganIn === undefined ? title : `${title}\n${t('beganIn', { name: nameInText(beganIn) })}`}
        onClick={onOpen}
        className={({ isActive }) =>
          cx(
            'flex h-9 items-center gap-2 rounded-lg ps-3 pe-9 text-[0.9375rem] transition-colors',
            isActive ? 'bg-accent-soft font-medium text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
          )
        }
      >
        {beganIn !== undefined && <OrgBadge orgId={beganIn.org_id} name={nameOf(beganIn)} size="small" />}
        <bdi className="truncate">{title}</bdi>
      </NavLink>
      <Menu
        trigger={
          <IconButton
            label={t('actions', { title })}
            className="absolute end-1 top-1 size-7 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100"
          >
            <MoreHorizontal aria-hidden className="size-4" />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil aria-hidden className="size-4" />} onSelect={() => setRenaming(true)}>
          {t('rename')}
        </MenuItem>
        <MenuItem danger icon={<Trash2 aria-hidden className="size-4" />} onSelect={remove}>
          {t('delete')}
        </MenuItem>
      </Menu>
    </div>
  )
}
