import { useQuery } from '@tanstack/react-query'
import { LogOut, UserRound, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSignOut } from '@/api/signIn'
import { queries } from '@/api/queries'
import { Avatar } from '@/ui/Avatar'
import { Menu, MenuItem, MenuSeparator } from '@/ui/Menu'

/** The menu of the signed-in user: profile, switch user, sign out. */
export function AccountMenu() {
  const { t } = useTranslation('auth')
  const navigate = useNavigate()
  const signOut = useSignOut(() => navigate('/chat'))
  const { data: start } = useQuery(queries.start())
  if (start === undefined || !start.signed_in) return null
  const { name } = start.me
  const several = start.people.length > 1
  const trigger = (
    <button
      type="button"
      title={name}
      className="flex items-center justify-center rounded-xl p-2 transition-colors hover:bg-hover data-[state=open]:bg-hover sm:mt-auto"
    >
      <Avatar name={name} size="small" />
      <span className="sr-only">{t('menuLabel', { name })}</span>
    </button>
  )
  return (
    <Menu trigger={trigger} side="right">
      <MenuItem icon={<UserRound aria-hidden className="size-4" />} onSelect={() => void navigate('/settings/profile')}>
        {t('profile')}
      </MenuItem>
      {several && (
        <MenuItem icon={<Users aria-hidden className="size-4" />} onSelect={() => void navigate('/settings/machine')}>
          {t('switchUser')}
        </MenuItem>
      )}
      {(several || start.me.has_passcode) && (
        <>
          <MenuSeparator />
          <MenuItem icon={<LogOut aria-hidden className="size-4" />} onSelect={() => signOut.mutate()}>
            {t('signOut')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
