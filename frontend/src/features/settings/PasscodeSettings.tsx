import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { Me } from '@/api/types'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'

const emptyForm = { old: '', new: '', repeated: '' }

/** Sets, changes or removes the passcode of the user. */
export function PasscodeSettings({ me: { has_passcode: has } }: { me: Me }) {
  const { t } = useTranslation('account')
  const [typed, setTyped] = useState(emptyForm)
  const { old, new: newPasscode, repeated } = typed
  const change = useChangePasscode(() => setTyped(emptyForm))
  const field = (name: keyof typeof emptyForm) => ({
    value: typed[name],
    onChange: (text: string) => setTyped({ ...typed, [name]: text }),
  })
  const lacksCurrent = has && old === ''
  return (
    <form
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ old, new: newPasscode })
      }}
    >
      <h3 className="font-medium text-ink">{t('passcode.title')}</h3>
      <p className="text-[0.9375rem] text-ink-soft">{t('passcode.body')}</p>
      {has && <PasscodeField label={t('passcode.current')} autoComplete="current-password" {...field('old')} />}
      <PasscodeField label={t('passcode.new')} autoComplete="new-password" {...field('new')} />
      <PasscodeField
        label={t('passcode.repeat')}
        autoComplete="new-password"
        error={newPasscode.startsWith(repeated) ? undefined : t('passcode.differs')}
        {...field('repeated')}
      />
      {change.isError && <ErrorNotice error={change.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={newPasscode === '' || repeated !== newPasscode || lacksCurrent || change.isPending}>
          {t(has ? 'passcode.change' : 'passcode.choose')}
        </Button>
        {has && (
          <Button variant="quiet" disabled={lacksCurrent || change.isPending} onClick={() => change.mutate({ old, new: '' })}>
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

function useChangePasscode(onChanged: () => void) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (passcodes: { old: string; new: string }) => profile.ChangePasscode(passcodes),
    onSuccess: (_, { new: passcode }) => {
      showToast(t(passcode === '' ? 'passcode.removed' : 'passcode.set'))
      onChanged()
      return client.invalidateQueries({ queryKey: queries.start().queryKey })
    },
  })
}
