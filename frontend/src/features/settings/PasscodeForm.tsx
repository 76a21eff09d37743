import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { Me } from '@/api/types'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { said } from '@/ui/toast'

const untyped = { old: '', wanted: '', again: '' }

/** Sets, changes or removes my passcode. */
export function PasscodeForm({ me: { has_passcode: has } }: { me: Me }) {
  const { t } = useTranslation('account')
  const [typed, setTyped] = useState(untyped)
  const { old, wanted, again } = typed
  const change = useChange(() => setTyped(untyped))
  const field = (name: keyof typeof untyped) => ({
    value: typed[name],
    onChange: (text: string) => setTyped({ ...typed, [name]: text }),
  })
  const unproven = has && old === ''
  return (
    <form
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ old, new: wanted })
      }}
    >
      <h3 className="font-medium text-ink">{t('passcode.title')}</h3>
      <p className="text-[0.9375rem] text-ink-soft">{t('passcode.body')}</p>
      {has && <PasscodeField label={t('passcode.old')} autoComplete="current-password" {...field('old')} />}
      <PasscodeField label={t('passcode.new')} autoComplete="new-password" {...field('wanted')} />
      <PasscodeField
        label={t('passcode.again')}
        autoComplete="new-password"
        error={wanted.startsWith(again) ? undefined : t('passcode.differs')}
        {...field('again')}
      />
      {change.isError && <ErrorNotice error={change.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={wanted === '' || again !== wanted || unproven || change.isPending}>
          {t(has ? 'passcode.change' : 'passcode.choose')}
        </Button>
        {has && (
          <Button variant="quiet" disabled={unproven || change.isPending} onClick={() => change.mutate({ old, new: '' })}>
            {t('passcode.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

interface PasscodeFieldProps {
  label: string
  autoComplete: 'current-password' | 'new-password'
  error?: string | undefined
  value: string
  onChange: (text: string) => void
}

const PasscodeField = ({ label, autoComplete, error, value, onChange }: PasscodeFieldProps) => (
  <Field label={label} error={error}>
    <Input type="password" autoComplete={autoComplete} value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
)

function useChange(onChanged: () => void) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (passcodes: { old: string; new: string }) => profile.ChangePasscode(passcodes),
    onSuccess: (_, { new: passcode }) => {
      said(t(passcode === '' ? 'passcode.removed' : 'passcode.set'))
      onChanged()
      return client.invalidateQueries({ queryKey: queries.start().queryKey })
    },
  })
}
