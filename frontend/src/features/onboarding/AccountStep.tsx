import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSignUp } from '@/api/arrival'
import { toKithError } from '@/lib/error'
import { useDraft } from '@/profile/useDraft'
import { useWrong } from '@/profile/useWrong'
import { nameSchema } from '@/profile/values'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { useErrorText } from '@/ui/useErrorText'
import { StepActions } from './StepActions'
import { useFirstFocus } from './useFirstFocus'

// Generous: the backend has the last word, and the reader knows their address best.
const accountSchema = z.object({
  name: nameSchema,
  email: z.string().refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.trim()), 'email'),
})

export interface AccountStepProps {
  /** Leads to the choice of who is there, where somebody signed up before. */
  onKnown?: () => void
  onPutOff: () => void
  onNext: () => void
}

/** Name and e-mail, which make a person of this machine. */
export function AccountStep({ onKnown, onPutOff, onNext }: AccountStepProps) {
  const { t } = useTranslation(['onboarding', 'profile'])
  const wrong = useWrong()
  const errorText = useErrorText()
  const form = useForm({ resolver: zodResolver(accountSchema), defaultValues: { name: '', email: '' } })
  const forget = useDraft(form, 'account')
  const signUp = useSignUp()
  const { errors } = form.formState

  // What is wrong with the address stands beside it; anything else above.
  const refused = signUp.isError && ['conflict', 'invalid'].includes(toKithError(signUp.error).code)
  const refusal = refused ? Object.values(errorText(signUp.error)).join(' ').trim() : undefined
  const submit = form.handleSubmit(async (who) => {
    try {
      await signUp.mutateAsync(who)
    } catch {
      form.setFocus('email')
      return
    }
    forget()
    onNext()
  })
  return (
    <form ref={useFirstFocus<HTMLFormElement>('account')} noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      {signUp.isError && !refused && <ErrorNotice error={signUp.error} />}
      <Field label={t('profile:label.name')} error={wrong(errors.name?.message)}>
        <Input {...form.register('name')} autoComplete="off" />
      </Field>
      <Field label={t('account.email')} hint={t('account.emailHint')} error={wrong(errors.email?.message) ?? refusal}>
        <Input {...form.register('email')} type="email" dir="ltr" autoComplete="off" />
      </Field>
      {onKnown !== undefined && (
        <button type="button" className="self-start text-sm font-medium text-accent underline underline-offset-4" onClick={onKnown}>
          {t('account.known')}
        </button>
      )}
      <StepActions onPutOff={onPutOff}>
        <Button type="submit" variant="primary" disabled={signUp.isPending}>
          {t('next')}
        </Button>
      </StepActions>
    </form>
  )
}
