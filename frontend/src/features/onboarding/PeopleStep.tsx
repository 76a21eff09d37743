import { Lock, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSignIn } from '@/api/signIn'
import type { Start } from '@/api/types'
import { PasscodePrompt } from '@/auth/PasscodePrompt'
import { Avatar } from '@/ui/Avatar'
import { ErrorNotice } from '@/ui/notices'
import { useInitialFocus } from './useInitialFocus'

export interface PeopleStepProps {
  people: Start['people']
  /** The user whose passcode is asked for first; '' for none. */
  lockedId: string
  onSomebodyElse: () => void
}

const rowStyle =
  'flex w-full items-center gap-3 rounded-xl border border-line bg-canvas px-4 py-3 text-start transition-colors hover:border-line-strong hover:bg-hover disabled:opacity-60'

/** Asks which user of this computer is there. */
export function PeopleStep({ people, lockedId, onSomebodyElse }: PeopleStepProps) {
  const { t } = useTranslation(['onboarding', 'auth'])
  const navigate = useNavigate()
  const signIn = useSignIn(() => navigate('/chat'))
  const [locked, setLocked] = useState(() => people.find(({ user_id: id }) => id === lockedId))
  const first = useInitialFocus<HTMLDivElement>(locked === undefined ? 'people' : 'passcode', 'input, button')
  if (locked !== undefined) return <PasscodePrompt person={locked} onBack={() => setLocked(undefined)} />
  return (
    <div ref={first} className="flex flex-col gap-2">
      {signIn.isError && <ErrorNotice error={signIn.error} />}
      <ul className="flex flex-col gap-2">
        {people.map((person) => (
          <li key={person.user_id}>
            <button
              type="button"
              className={rowStyle}
              disabled={signIn.isPending}
              onClick={() => (person.locked ? setLocked(person) : signIn.mutate({ userId: person.user_id, passcode: '' }))}
            >
              <Avatar name={person.name} />
              <span className="flex min-w-0 flex-col">
                <bdi className="truncate font-medium text-ink">{person.name}</bdi>
                <span className="truncate text-sm text-ink-soft">{person.email}</span>
              </span>
              {person.locked && <Lock role="img" aria-label={t('auth:locked')} className="ms-auto size-4 shrink-0 text-ink-faint" />}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className={rowStyle} onClick={onSomebodyElse}>
        <span className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-hover text-ink-soft">
          <UserPlus aria-hidden className="size-5" />
        </span>
        <span className="font-medium text-ink">{t('people.somebodyElse')}</span>
      </button>
    </div>
  )
}
