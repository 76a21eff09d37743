import { zodResolver } from '@hookform/resolvers/zod'
import { Eye } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Start } from '@/api/types'
import { LineField } from '@/profile/fields'
import { AboutFields, HelpFields, WorkFields } from '@/profile/fieldGroups'
import { useDraft } from '@/profile/useDraft'
import { useSaveProfile } from '@/profile/useSaveProfile'
import { profileSchema, valuesOf } from '@/profile/values'
import { VisibilityFields } from '@/profile/VisibilityFields'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { ProfilePreview } from './ProfilePreview'
import { SaveBar } from './SaveBar'
import { Suggestions } from './Suggestions'
import { Section } from '@/ui/Section'

/** The profile of the user, and its visibility. */
export function ProfileSection({ start: { me } }: { start: Start }) {
  const { t } = useTranslation('settings')
  const form = useForm({ resolver: zodResolver(profileSchema), defaultValues: valuesOf(me) })
  const clearDraft = useDraft(form, `profile:${me.user_id}`)
  const save = useSaveProfile()
  const [previewing, setPreviewing] = useState(false)

  const submit = form.handleSubmit((values) =>
    save.mutate(values, {
      onSuccess: (stored) => {
        form.reset(valuesOf(stored))
        clearDraft()
        showToast(t(stored.opted_in ? 'profile.savedListed' : 'profile.savedUnlisted'))
      },
    }),
  )
  const discard = () => {
    save.reset()
    form.reset(valuesOf(me))
    clearDraft()
  }
  const preview = (
    <Button size="small" onClick={() => setPreviewing(true)}>
      <Eye aria-hidden className="size-4" />
      {t('profile.preview')}
    </Button>
  )
  return (
    <FormProvider {...form}>
      <Section title={t('profile.title')} body={t('profile.body')} action={preview}>
        <Suggestions suggestions={me.suggestions} />
        <form noValidate className="flex flex-col gap-8" onSubmit={(event) => void submit(event)}>
          <Group>
            <div className="grid gap-4 sm:grid-cols-2">
              <LineField name="name" />
              <Field label={t('profile.email')} hint={t('profile.emailHint')}>
                <Input value={me.email} readOnly dir="ltr" className="bg-sunken" />
              </Field>
            </div>
            <WorkFields />
          </Group>
          <Group title={t('profile.help')}>
            <HelpFields />
          </Group>
          <Group title={t('profile.about')}>
            <AboutFields />
          </Group>
          <Group title={t('profile.visibility')}>
            <VisibilityFields me={me} />
          </Group>
          {save.isError && <ErrorNotice error={save.error} />}
          {form.formState.isDirty && <SaveBar pending={save.isPending} onDiscard={discard} />}
        </form>
      </Section>
      {previewing && <ProfilePreview me={me} values={form.getValues()} onClose={() => setPreviewing(false)} />}
    </FormProvider>
  )
}

function Group({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      {title !== undefined && <legend className="mb-4 w-full border-t border-line pt-5 font-semibold text-ink">{title}</legend>}
      {children}
    </fieldset>
  )
}
