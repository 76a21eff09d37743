import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSignIn } from '@/api/signIn'
import type { ClaimedUser } from '@/api/types'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'

/** Asks for the passcode of a user and signs them in. */
export function PasscodePrompt({ person, onBack }: { person: ClaimedUser; onBack: () => void }) {
  const { t } = useTranslation('auth')
  const navigate = useNavigate()
  const signIn = useSignIn(() => navigate('/chat'))
  const [passcode, setPasscode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const onSubmit = () =>
    signIn.mutate(
      { userId: person.user_id, passcode },
      {
        onError: () => {
          setPasscode('')
          field.current?.focus()
        },
      },
    )
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Field label={t('passcodeOf', { name: person.name })}>
        <Input
          ref={field}
          type="password"
          autoComplete="current-password"
          value={passcode}
          onChange={(event) => setPasscode(event.target.value)}
        />
      </Field>
      {signIn.isError && <ErrorNotice error={signIn.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={passcode === '' || signIn.isPending}>
          {t('unlock')}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
