import { createContext, use } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SaveProfile } from '@/api/types'
import { ChipsInput } from '@/ui/ChipsInput'
import { Field, Input, Textarea } from '@/ui/Field'
import { useFieldError } from './useFieldError'

type NamesOf<Value> = { [Name in keyof SaveProfile]: SaveProfile[Name] extends Value ? Name : never }[keyof SaveProfile]
type TextName = NamesOf<string>
type ListName = NamesOf<string[]>

/** Whose profile a form changes, which decides how its fields are named. */
export const ProfileOwner = createContext<'self' | 'person'>('self')

/** The label, hint and error of a profile field. */
function useFieldText(name: TextName | ListName) {
  const { t, i18n } = useTranslation('profile')
  const { formState } = useFormContext<SaveProfile>()
  const fieldError = useFieldError()
  const context = use(ProfileOwner)
  const hint = `hint.${name}` as 'hint.headline'
  return {
    label: t(`label.${name}` as 'label.offers', { context }),
    ...(i18n.exists(hint, { ns: 'profile' }) && { hint: t(hint, { context }) }),
    error: fieldError(formState.errors[name]?.message),
  }
}

/** A profile field with one line. */
export function LineField({ name, readOnly = false }: { name: TextName; readOnly?: boolean }) {
  const { register } = useFormContext<SaveProfile>()
  return (
    <Field {...useFieldText(name)}>
      <Input {...register(name)} autoComplete="off" readOnly={readOnly} />
    </Field>
  )
}

/** A profile field with several lines. */
export function TextField({ name, rows }: { name: TextName; rows: number }) {
  const { register } = useFormContext<SaveProfile>()
  return (
    <Field {...useFieldText(name)}>
      <Textarea {...register(name)} rows={rows} />
    </Field>
  )
}

/** A profile field with a list, as chips. */
export function ListField({ name }: { name: ListName }) {
  const { control } = useFormContext<SaveProfile>()
  return (
    <Field {...useFieldText(name)}>
      <Controller control={control} name={name} render={({ field }) => <ChipsInput {...field} />} />
    </Field>
  )
}
