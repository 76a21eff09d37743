import { useQuery } from '@tanstack/react-query'
import { Building2, ChevronsUpDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import { useSelectOrg } from '@/api/scope'
import type { Membership } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Menu, MenuRadioGroup, MenuItem, MenuSeparator, type MenuRadioOption } from '@/ui/Menu'
import { OrgBadge } from '@/ui/OrgBadge'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { isShortcut } from './useShortcuts'

/** Selects the organization to which all pages refer: one, or all organizations of the user. */
export function OrgSelector() {
  const { data: start } = useQuery(queries.start())
  if (start === undefined || !start.signed_in || start.me.organizations.length === 0) return null
  return <Selector mine={start.me.organizations} selected={start.me.selected_org_id} />
}

function Selector({ mine, selected }: { mine: Membership[]; selected: string }) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const errorText = useErrorText()
  const { nameOf, byName } = useOrganizationNames()
  const select = useSelectOrg()
  const [open, setOpen] = useState(false)
  useOpenShortcut(() => setOpen(true))

  const current = mine.find(({ org_id: id }) => id === selected)
  const name = current === undefined ? t('organizations.all') : nameOf(current)
  const onChange = (orgId: string) => select.mutate(orgId, { onError: (error) => showErrorToast(errorText(error)) })
  const all: MenuRadioOption = { value: '', label: <Label orgId="" name={t('organizations.all')} /> }
  const each = byName(mine).map((organization): MenuRadioOption => {
    const { org_id: id } = organization
    return { value: id, label: <Label orgId={id} name={nameOf(organization)} /> }
  })
  const trigger = (
    <button
      type="button"
      aria-keyshortcuts="Control+O Meta+O"
      title={name}
      className="flex flex-col items-center gap-1 rounded-xl px-1 py-2 text-xs font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink data-[state=open]:bg-hover short:gap-0.5 short:py-1"
    >
      <span className="relative">
        <OrgBadge orgId={selected} name={name} />
        <ChevronsUpDown aria-hidden className="absolute -end-4 top-2.5 size-3" />
      </span>
      <span className="sr-only">{t('organizations.selected', { name })}</span>
      <bdi aria-hidden className="line-clamp-2 max-w-full text-center leading-tight wrap-anywhere">
        {selected === '' ? t('organizations.allShort') : name}
      </bdi>
    </button>
  )
  return (
    <Menu trigger={trigger} side="right" open={open} onOpenChange={setOpen}>
      <MenuRadioGroup label={t('organizations.label')} value={selected} choices={[all, ...each]} onChange={onChange} />
      <MenuSeparator />
      <MenuItem icon={<Building2 aria-hidden className="mx-1.5 size-5 text-ink-soft" />} onSelect={() => void navigate('/organizations')}>
        {t('organizations.manage')}
      </MenuItem>
    </Menu>
  )
}

function Label({ orgId, name }: { orgId: string; name: string }) {
  return (
    <>
      <OrgBadge orgId={orgId} name={name} />
      <bdi className="max-w-72 truncate">{name}</bdi>
    </>
  )
}

/** Ctrl+O or Cmd+O opens the list on every page. */
function useOpenShortcut(open: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event, 'o')) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
