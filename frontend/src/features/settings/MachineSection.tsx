import { LogOut, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSignIn, useSignOut } from '@/api/signIn'
import type { ClaimedUser, Start } from '@/api/types'
import { PasscodePrompt } from '@/auth/PasscodePrompt'
import { isShownOtherwise } from '@/i18n/organizationNames'
import { Avatar } from '@/ui/Avatar'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { Section } from '@/ui/Section'

/** The users of this computer, and who is signed in. */
export function MachineSection({ start }: { start: Start }) {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const goHome = () => navigate('/chat')
  const signIn = useSignIn(goHome)
  const signOut = useSignOut(goHome)
  const error = signIn.error ?? signOut.error
  const [locked, setLocked] = useState<ClaimedUser>()
  const onSwitch = (person: ClaimedUser) =>
    person.locked ? setLocked(person) : signIn.mutate({ userId: person.user_id, passcode: '' })
  const stored = start.me.organizations.find(isShownOtherwise)?.name
  const body = stored === undefined ? t('machine.body') : `${t('machine.body')} ${t('machine.stored', { name: stored })}`
  return (
    <Section title={t('machine.title')} aside={stored} body={body}>
      {error !== null && <ErrorNotice error={error} />}
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {start.people.map((person) => (
          <li key={person.user_id} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <Avatar name={person.name} />
            <div className="min-w-0 flex-1">
              <bdi className="block truncate font-medium text-ink">{person.name}</bdi>
              <p className="truncate text-sm text-ink-soft">{person.email}</p>
            </div>
            {start.signed_in && person.user_id === start.me.user_id ? (
              <span className="text-sm font-medium text-accent-ink">{t('machine.here')}</span>
            ) : (
              <Button size="small" disabled={signIn.isPending} onClick={() => onSwitch(person)}>
                {t('machine.switch', { name: person.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void navigate('/chat?setup=somebody-else')}>
          <UserPlus aria-hidden className="size-4" />
          {t('machine.somebodyElse')}
        </Button>
        {start.signed_in && start.people.length > 1 && (
          <Button variant="quiet" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            <LogOut aria-hidden className="size-4" />
            {t('machine.signOut')}
          </Button>
        )}
      </div>
      {locked !== undefined && (
        <Dialog open onOpenChange={() => setLocked(undefined)} title={t('machine.switch', { name: locked.name })}>
          <PasscodePrompt person={locked} onBack={() => setLocked(undefined)} />
        </Dialog>
      )}
    </Section>
  )
}
