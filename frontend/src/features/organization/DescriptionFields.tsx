import { useTranslation } from 'react-i18next'
import { Field, Input, Textarea } from '@/ui/Field'

/** The name and description of an organization. */
export interface Description {
  name: string
  description: string
}

export interface DescriptionFieldsProps {
  value: Description
  /** A hint below the name. */
  nameHint?: string | undefined
  onChange: (value: Description) => void
}

export function DescriptionFields({ value, nameHint, onChange }: DescriptionFieldsProps) {
  const { t } = useTranslation('organizations')
  return (
    <>
      <Field label={t('field.name')} hint={nameHint}>
        <Input value={value.name} maxLength={100} required onChange={(event) => onChange({ ...value, name: event.target.value })} />
      </Field>
      <Field label={t('field.description')} hint={t('field.descriptionHint')}>
        <Textarea
          rows={3}
          value={value.description}
          onChange={(event) => onChange({ ...value, description: event.target.value })}
        />
      </Field>
    </>
  )
}
