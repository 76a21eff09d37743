import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useMemo, type ReactNode } from 'react'
import { Controller, FormProvider, useForm, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { MemberDetail } from '@/api/types'
import { AboutFields, HelpFields, WorkFields } from '@/profile/fieldGroups'
import { LineField, ProfileOwner } from '@/profile/fields'
import { useDraft } from '@/profile/useDraft'
import { useFieldError } from '@/profile/useFieldError'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { Switch } from '@/ui/Switch'
import { showToast } from '@/ui/toast'
import { entrySchema, entryValuesOf, type EntryValues } from './entryValues'
import { useEntryActions } from './useEntryActions'

export interface EditEntryDialogProps {
  orgId: string
  detail: MemberDetail
  onClose: () => void
}

/** The profile of an imported entry, as a form for admins. Closing it keeps what was typed. */
export function EditEntryDialog({ orgId, detail, onClose }: EditEntryDialogProps) {
  const { t } = useTranslation(['organizations', 'app'])
  const id = useId()
  const values = useMemo(() => entryValuesOf(detail), [detail])
  const form = useForm<EntryValues>({ resolver: zodResolver(entrySchema(detail.opted_in)), defaultValues: values })
  const clearDraft = useDraft(form, `entry:${detail.member.user_id}:${JSON.stringify(values)}`)
  const { edit } = useEntryActions(orgId)
  const submit = form.handleSubmit((typed) =>
    edit.mutate(
      { ...typed, org_id: orgId, user_id: detail.member.user_id },
      {
        onSuccess: () => {
          clearDraft()
          showToast(t('members.entry.saved'))
          onClose()
        },
      },
    ),
  )
  const cancel = () => {
    clearDraft()
    onClose()
  }
  const footer = (
    <>
      <Button variant="quiet" onClick={cancel}>
        {t('app:cancel')}
      </Button>
      <Button variant="primary" type="submit" form={id} disabled={edit.isPending || !form.formState.isDirty}>
        {t('members.entry.save')}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      title={<span className="line-clamp-2 wrap-anywhere">{t('members.entry.title', { name: detail.member.name })}</span>}
      description={t(detail.fixed ? 'members.entry.fixed' : 'members.entry.body')}
      footer={footer}
    >
      <FormProvider {...form}>
        <ProfileOwner value="person">
          <form id={id} noValidate className="flex flex-col gap-8" onSubmit={(event) => void submit(event)}>
            <EntryFields detail={detail} />
            {edit.isError && <ErrorNotice error={edit.error} />}
          </form>
        </ProfileOwner>
      </FormProvider>
    </Dialog>
  )
}

function EntryFields({ detail: { fixed, opted_out: optedOut, opted_in: wasListed } }: { detail: MemberDetail }) {
  const { t } = useTranslation('organizations')
  return (
    <>
      <Group>
        <div className="grid gap-4 sm:grid-cols-2">
          <LineField name="name" readOnly={fixed} />
          <EmailField readOnly={fixed} />
        </div>
        <WorkFields />
      </Group>
      <Group title={t('members.entry.help')}>
        <HelpFields />
      </Group>
      <Group title={t('members.entry.about')}>
        <AboutFields linkedInFixed={fixed} />
      </Group>
      <Group title={t('members.entry.visibility')}>
        {optedOut ? <p className="text-ink-soft">{t('members.entry.optedOut')}</p> : <ListedFields wasListed={wasListed} />}
        <Toggle name="show_email" label={t('members.entry.showEmail')} hint={t('members.entry.showHint')} />
        <Toggle name="show_linkedin" label={t('members.entry.showLinkedin')} hint={t('members.entry.showHint')} />
      </Group>
    </>
  )
}

function EmailField({ readOnly }: { readOnly: boolean }) {
  const { t } = useTranslation('organizations')
  const { register, formState } = useFormContext<EntryValues>()
  const fieldError = useFieldError()
  return (
    <Field label={t('members.entry.email')} error={fieldError(formState.errors.email?.message)}>
      <Input {...register('email')} type="email" dir="ltr" autoComplete="off" readOnly={readOnly} />
    </Field>
  )
}

/** Whether the entry is listed, and where the consent comes from if it was not. */
function ListedFields({ wasListed }: { wasListed: boolean }) {
  const { t } = useTranslation('organizations')
  const { register, watch, formState } = useFormContext<EntryValues>()
  const listed = watch('opted_in')
  return (
    <>
      <Toggle name="opted_in" label={t('members.entry.listed')} hint={t(listed ? 'members.entry.listedOn' : 'members.entry.listedOff')} />
      {listed && !wasListed && (
        <Field
          label={t('members.entry.ground')}
          hint={t('members.entry.groundHint')}
          error={formState.errors.ground === undefined ? undefined : t('members.entry.groundNeeded')}
        >
          <Input {...register('ground')} autoComplete="off" />
        </Field>
      )}
    </>
  )
}

interface ToggleProps {
  name: 'opted_in' | 'show_email' | 'show_linkedin'
  label: string
  hint: string
}

function Toggle({ name, label, hint }: ToggleProps) {
  const { control } = useFormContext<EntryValues>()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => <Switch label={label} hint={hint} checked={field.value} onChange={field.onChange} />}
    />
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
