import { zodResolver } from '@hookform/resolvers/zod'
import { useImperativeHandle, type FormEvent, type Ref } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Me, SaveProfile } from '@/api/types'
import { AboutFields, groups, HelpFields, WorkFields, type Group } from '@/profile/groups'
import { useDraft } from '@/profile/useDraft'
import { useSaveProfile } from '@/profile/useSaveProfile'
import { profileSchema, valuesOf } from '@/profile/values'
import { VisibilityFields } from '@/profile/VisibilityFields'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { StepActions } from './StepActions'
import { useFirstFocus } from './useFirstFocus'

export interface ProfileStepHandle {
  /** Stores what stands in the form, as far as it can be stored. */
  keep: () => void
}

export interface ProfileStepProps {
  me: Me
  step: Group
  onPutOff: () => void
  onBack: () => void
  onNext: () => void
  ref: Ref<ProfileStepHandle>
}

/** One part of the profile. It is stored on the way to the next. */
export function ProfileStep({ me, step, onPutOff, onBack, onNext, ref }: ProfileStepProps) {
  const { t } = useTranslation('onboarding')
  const form = useForm({ resolver: zodResolver(profileSchema), defaultValues: valuesOf(me) })
  const forget = useDraft(form, `profile:${me.user_id}`)
  const save = useSaveProfile()

  const ofThisStep = () => withGroup(valuesOf(me), form.getValues(), step)
  useImperativeHandle(ref, () => ({
    keep() {
      // Leaving a field is what adds a half-typed chip to its list.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const values = ofThisStep()
      // Consent takes a press of the button that says so.
      if (step !== 'visibility' && profileSchema.safeParse(values).success) save.mutate(values)
    },
  }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await form.trigger(groups[step], { shouldFocus: true }))) return
    save.mutate(ofThisStep(), {
      onSuccess: () => {
        if (step === 'visibility') forget()
        onNext()
      },
    })
  }
  return (
    <FormProvider {...form}>
      <form
        ref={useFirstFocus<HTMLFormElement>(step)}
        noValidate
        aria-label={t(`${step}.title`)}
        className="flex flex-col gap-4"
        onSubmit={(event) => void submit(event)}
      >
        {save.isError && <ErrorNotice error={save.error} />}
        <Fields me={me} step={step} />
        <StepActions onPutOff={onPutOff}>
          {step !== 'work' && <Button onClick={onBack}>{t('back')}</Button>}
          <Button type="submit" variant="primary" disabled={save.isPending}>
            {t(step === 'visibility' ? 'finish' : 'next')}
          </Button>
        </StepActions>
      </form>
    </FormProvider>
  )
}

function Fields({ me, step }: { me: Me; step: Group }) {
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

/** What is stored already, with one step's fields as they are typed. */
function withGroup(stored: SaveProfile, typed: SaveProfile, group: Group): SaveProfile {
  return { ...stored, ...Object.fromEntries(groups[group].map((name) => [name, typed[name]])) }
}
