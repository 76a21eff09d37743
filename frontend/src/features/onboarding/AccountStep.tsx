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
import type { OpenedInvitation } from './CodeStep'
import { InvitationNotice } from './InvitationNotice'
import { LinkButton } from './LinkButton'
import { StepActions } from './StepActions'
import { useSignUpAndJoin } from './useSignUpAndJoin'
import { useInitialFocus } from './useInitialFocus'

// Deliberately lenient: the backend validates the address.
const accountSchema = z.object({
  name: nameSchema,
  email: z.string().refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.trim()), 'email'),
})

export interface AccountStepProps {
  /** Goes to the choice of a user, if somebody signed up before. */
  onExistingUser?: () => void
  /** The invitation that was opened by its code. It is redeemed after signing up. */
  opened: OpenedInvitation | undefined
  onCode: () => void
  /** The user has a directory file. It is opened after signing up. */
  hasFile: boolean
  onFile: () => void
  onPostpone: () => void
  onNext: () => void
}

/** Asks for name and e-mail address to sign up a user. */
export function AccountStep({ onExistingUser, opened, onCode, hasFile, onFile, onPostpone, onNext }: AccountStepProps) {
  const { t } = useTranslation(['onboarding', 'profile'])
  const fieldError = useFieldError()
  const form = useForm({ resolver: zodResolver(accountSchema), defaultValues: { name: '', email: '' } })
  const clearDraft = useDraft(form, 'account')
  const { setValue } = form
  const address = opened?.invitation.email
  useEffect(() => {
    if (address !== undefined) setValue('email', address)
  }, [address, setValue])
  const { signUpAndJoin, isPending, signedUp, notJoined, addressError, error } = useSignUpAndJoin(opened?.code)
  const { errors } = form.formState
  const finishStep = () => {
    clearDraft()
    onNext()
  }
  const submit = form.handleSubmit(async (account) => {
    try {
      await signUpAndJoin(account)
    } catch {
      form.setFocus('email')
      return
    }
    finishStep()
  })
  return (
    <form ref={useInitialFocus<HTMLFormElement>('account')} noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <EntryNotice opened={opened} hasFile={hasFile} />
      {error !== null && <ErrorNotice error={error} />}
      <Field label={t('profile:label.name')} error={fieldError(errors.name?.message)}>
        <Input {...form.register('name')} readOnly={signedUp} autoComplete="off" />
      </Field>
      <Field
        label={t('account.email')}
        hint={t(opened === undefined ? 'account.emailHint' : 'account.invitedHint')}
        error={fieldError(errors.email?.message) ?? addressError}
      >
        <Input {...form.register('email')} readOnly={opened !== undefined} type="email" dir="ltr" autoComplete="off" />
      </Field>
      {opened === undefined && !hasFile && <AlternativeButtons onCode={onCode} onFile={onFile} />}
      {onExistingUser !== undefined && !signedUp && <LinkButton onClick={onExistingUser}>{t('account.existingUser')}</LinkButton>}
      <StepActions onPostpone={onPostpone}>
        <NextButtons notJoined={notJoined} disabled={isPending} onSkip={finishStep} />
      </StepActions>
    </form>
  )
}

/** The invitation or directory file that will be used after signing up. */
function EntryNotice({ opened, hasFile }: Pick<AccountStepProps, 'opened' | 'hasFile'>) {
  const { t } = useTranslation('onboarding')
  if (opened !== undefined) return <InvitationNotice invitation={opened.invitation} />
  if (!hasFile) return null
  return (
    <p role="status" className="rounded-xl border border-line bg-canvas px-4 py-3 text-ink">
      {t('account.fileNext')}
    </p>
  )
}

function AlternativeButtons({ onCode, onFile }: Pick<AccountStepProps, 'onCode' | 'onFile'>) {
  const { t } = useTranslation('onboarding')
  return (
    <>
      <LinkButton onClick={onCode}>{t('account.code')}</LinkButton>
      <LinkButton onClick={onFile}>{t('account.file')}</LinkButton>
    </>
  )
}

interface NextButtonsProps {
  notJoined: boolean
  disabled: boolean
  onSkip: () => void
}

/** The next button; if joining failed, buttons to try again and to continue without joining. */
function NextButtons({ notJoined, disabled, onSkip }: NextButtonsProps) {
  const { t } = useTranslation('onboarding')
  return (
    <>
      {notJoined && <Button onClick={onSkip}>{t('account.skip')}</Button>}
      <Button type="submit" variant="primary" disabled={disabled}>
        {t(notJoined ? 'account.retry' : 'next')}
      </Button>
    </>
  )
}
