import { useTranslation } from 'react-i18next'
import { Field, Textarea } from './Field'

export interface InvitationCodeFieldProps {
  value: string
  onChange: (code: string) => void
}

/** A field for an invitation code: its ten words, or the link that contains them. */
export function InvitationCodeField({ value, onChange }: InvitationCodeFieldProps) {
  const { t } = useTranslation('organizations')
  return (
    <Field label={t('join.code')} hint={t('join.hint')}>
      <Textarea
        rows={3}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
