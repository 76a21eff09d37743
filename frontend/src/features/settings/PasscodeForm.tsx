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

/** Sets, changes or removes my passcode. */
export function PasscodeForm({ me: { has_passcode: has } }: { me: Me }) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const [old, setOld] = useState('')
  const [wanted, setWanted] = useState('')
  const change = useMutation({
    mutationFn: (passcode: string) => profile.ChangePasscode({ old, new: passcode }),
    onSuccess: (_, passcode) => {
      said(t(passcode === '' ? 'passcode.removed' : 'passcode.set'))
      setOld('')
      setWanted('')
      return client.invalidateQueries({ queryKey: queries.start().queryKey })
    },
  })
  return (
    <form
      className="flex max-w-md flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(wanted)
      }}
    >
      <h3 className="font-medium text-ink">{t('passcode.title')}</h3>
      <p className="text-[0.9375rem] text-ink-soft">{t('passcode.body')}</p>
      {has && (
        <Field label={t('passcode.old')}>
          <Input type="password" autoComplete="current-password" value={old} onChange={(event) => setOld(event.target.value)} />
        </Field>
      )}
      <Field label={t('passcode.new')}>
        <Input type="password" autoComplete="new-password" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </Field>
      {change.isError && <ErrorNotice error={change.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={wanted === '' || (has && old === '') || change.isPending}>
          {t(has ? 'passcode.change' : 'passcode.choose')}
        </Button>
        {has && (
          <Button variant="quiet" disabled={old === '' || change.isPending} onClick={() => change.mutate('')}>
            {t('passcode.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
