import { zodResolver } from '@hookform/resolvers/zod'
import { useImperativeHandle, type FormEvent, type Ref } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Me, SaveProfile } from '@/api/types'
import { AboutFields, fieldGroups, HelpFields, WorkFields, type FieldGroup } from '@/profile/fieldGroups'
import { useDraft } from '@/profile/useDraft'
import { useSaveProfile } from '@/profile/useSaveProfile'
import { profileSchema, valuesOf } from '@/profile/values'
import { VisibilityFields } from '@/profile/VisibilityFields'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { StepActions } from './StepActions'
import { useInitialFocus } from './useInitialFocus'

export interface ProfileStepHandle {
  /** Saves the values of the form if they are valid. */
  saveDraft: () => void
}

export interface ProfileStepProps {
  me: Me
  step: FieldGroup
  onPostpone: () => void
  onBack: () => void
  onNext: () => void
  ref: Ref<ProfileStepHandle>
}

/** One part of the profile, saved when the user continues. */
export function ProfileStep({ me, step, onPostpone, onBack, onNext, ref }: ProfileStepProps) {
  const { t } = useTranslation('onboarding')
  const form = useForm({ resolver: zodResolver(profileSchema), defaultValues: valuesOf(me) })
  const clearDraft = useDraft(form, `profile:${me.user_id}`)
  const save = useSaveProfile()

  const currentValues = () => withGroup(valuesOf(me), form.getValues(), step)
  useImperativeHandle(ref, () => ({
    saveDraft() {
      // Blur adds a typed but uncommitted chip to its list.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const values = currentValues()
      // Consent is saved only when the user presses the save button.
      if (step !== 'visibility' && profileSchema.safeParse(values).success) save.mutate(values)
    },
  }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await form.trigger(fieldGroups[step], { shouldFocus: true }))) return
    save.mutate(currentValues(), {
      onSuccess: () => {
        if (step === 'visibility') clearDraft()
        onNext()
      },
    })
  }
  return (
    <FormProvider {...form}>
      <form
        ref={useInitialFocus<HTMLFormElement>(step)}
        noValidate
        aria-label={t(`${step}.title`)}
        className="flex flex-col gap-4"
        onSubmit={(event) => void submit(event)}
      >
        {save.isError && <ErrorNotice error={save.error} />}
        <Fields me={me} step={step} />
        <StepActions onPostpone={onPostpone}>
          {step !== 'work' && <Button onClick={onBack}>{t('back')}</Button>}
          <Button type="submit" variant="primary" disabled={save.isPending}>
            {t(step === 'visibility' ? 'finish' : 'next')}
          </Button>
        </StepActions>
      </form>
    </FormProvider>
  )
}

function Fields({ me, step }: { me: Me; step: FieldGroup }) {
  switch (step) {
    case 'work':
      return <WorkFields />
    case 'help':
      return <HelpFields />
    case 'about':
      return <AboutFields />
    case 'visibility':
      return <VisibilityFields me={me} />
  }
}

/** The stored values, with the typed values of one step. */
function withGroup(stored: SaveProfile, typed: SaveProfile, group: FieldGroup): SaveProfile {
  return { ...stored, ...Object.fromEntries(fieldGroups[group].map((name) => [name, typed[name]])) }
}
