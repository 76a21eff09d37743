import { Field, Input } from '@/ui/Field'

export interface PassphraseFieldProps {
  label: string
  hint: string
  value: string
  onChange: (passphrase: string) => void
}

/** What a directory file is sealed with, typed in sight: a passphrase or the words of a code. */
export function PassphraseField({ label, hint, value, onChange }: PassphraseFieldProps) {
  return (
    <Field label={label} hint={hint}>
      <Input
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
