import { Field, Input } from '@/ui/Field'

export interface PassphraseFieldProps {
  label: string
  hint: string
  value: string
  onChange: (passphrase: string) => void
}

/** A field for the passphrase or code of a directory file. The text is visible. */
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
