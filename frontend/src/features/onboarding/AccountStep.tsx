import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useDraft } from '@/profile/useDraft'
import { useFieldError } from '@/profile/useFieldError'
import { nameSchema } from '@/profile/values'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import type { Opened } from './CodeStep'
import { Invited } from './Invited'
import { OtherWay } from './OtherWay'
import { StepActions } from './StepActions'
import { useSignUpAndJoin } from './useSignUpAndJoin'
import { useFirstFocus } from './useFirstFocus'

// Generous: the backend has the last word, and the reader knows their address best.
const accountSchema = z.object({
  name: nameSchema,
  email: z.string().refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.trim()), 'email'),
})

export interface AccountStepProps {
  /** Leads to the choice of who is there, where somebody signed up before. */
  onKnown?: () => void
  /** The invitation that somebody comes with; its code is redeemed once they are signed up. */
  opened: Opened | undefined
  onCode: () => void
  /** They come with a directory file, which is opened once they are signed up. */
  withFile: boolean
  onFile: () => void
  onPutOff: () => void
  onNext: () => void
}

/** Name and e-mail, which make a person of this machine. */
export function AccountStep({ onKnown, opened, onCode, withFile, onFile, onPutOff, onNext }: AccountStepProps) {
  const { t } = useTranslation(['onboarding', 'profile'])
  const wrong = useFieldError()
  const form = useForm({ resolver: zodResolver(accountSchema), defaultValues: { name: '', email: '' } })
  const forget = useDraft(form, 'account')
  const { setValue } = form
  const address = opened?.invitation.email
  useEffect(() => {
    if (address !== undefined) setValue('email', address)
  }, [address, setValue])
  const { arrive, isPending, signedUp, notJoined, refusal, error } = useSignUpAndJoin(opened?.code)
  const { errors } = form.formState
  const goOn = () => {
    forget()
    onNext()
  }
  const submit = form.handleSubmit(async (who) => {
    try {
      await arrive(who)
    } catch {
      form.setFocus('email')
      return
    }
    goOn()
  })
  return (
    <form ref={useFirstFocus<HTMLFormElement>('account')} noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <ComingWith opened={opened} withFile={withFile} />
      {error !== null && <ErrorNotice error={error} />}
      <Field label={t('profile:label.name')} error={wrong(errors.name?.message)}>
        <Input {...form.register('name')} readOnly={signedUp} autoComplete="off" />
      </Field>
      <Field
        label={t('account.email')}
        hint={t(opened === undefined ? 'account.emailHint' : 'account.invitedHint')}
        error={wrong(errors.email?.message) ?? refusal}
      >
        <Input {...form.register('email')} readOnly={opened !== undefined} type="email" dir="ltr" autoComplete="off" />
      </Field>
      {opened === undefined && !withFile && <OtherWays onCode={onCode} onFile={onFile} />}
      {onKnown !== undefined && !signedUp && <OtherWay onClick={onKnown}>{t('account.known')}</OtherWay>}
      <StepActions onPutOff={onPutOff}>
        <Onward notJoined={notJoined} disabled={isPending} onWithout={goOn} />
      </StepActions>
    </form>
  )
}

/** What somebody comes with, which is used once they are signed up. */
function ComingWith({ opened, withFile }: Pick<AccountStepProps, 'opened' | 'withFile'>) {
  const { t } = useTranslation('onboarding')
  if (opened !== undefined) return <Invited invitation={opened.invitation} />
  if (!withFile) return null
  return (
    <p role="status" className="rounded-xl border border-line bg-canvas px-4 py-3 text-ink">
      {t('account.fileNext')}
    </p>
  )
}

function OtherWays({ onCode, onFile }: Pick<AccountStepProps, 'onCode' | 'onFile'>) {
  const { t } = useTranslation('onboarding')
  return (
    <>
      <OtherWay onClick={onCode}>{t('account.code')}</OtherWay>
      <OtherWay onClick={onFile}>{t('account.file')}</OtherWay>
    </>
  )
}

interface OnwardProps {
  notJoined: boolean
  disabled: boolean
  onWithout: () => void
}

/** On to the profile; where joining failed, by another try or without. */
function Onward({ notJoined, disabled, onWithout }: OnwardProps) {
  const { t } = useTranslation('onboarding')
  return (
    <>
      {notJoined && <Button onClick={onWithout}>{t('account.without')}</Button>}
      <Button type="submit" variant="primary" disabled={disabled}>
        {t(notJoined ? 'account.again' : 'next')}
      </Button>
    </>
  )
}
