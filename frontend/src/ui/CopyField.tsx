import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Field, Input } from './Field'

export interface CopyFieldProps {
  label: string
  value: string
  copy: (text: string) => Promise<boolean>
}

/** A read-only text with a button that copies it. */
export function CopyField({ label, value, copy }: CopyFieldProps) {
  const { t } = useTranslation('app')
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex items-end gap-2">
      <Field label={label} className="min-w-0 flex-1">
        <Input readOnly value={value} onFocus={(event) => event.target.select()} />
      </Field>
      <Button onClick={() => void copy(value).then(setCopied)}>
        {copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
        <span aria-live="polite">{t(copied ? 'copied' : 'copy')}</span>
      </Button>
    </div>
  )
}
