import { useTranslation } from 'react-i18next'
import { Field, Textarea } from './Field'

export interface CodeFieldProps {
  value: string
  onChange: (code: string) => void
}

/** Takes an invitation's code: its ten words, or the link that carries them. */
export function CodeField({ value, onChange }: CodeFieldProps) {
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
