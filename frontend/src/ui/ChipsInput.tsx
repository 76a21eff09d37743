import { X } from 'lucide-react'
import { useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { addChips } from '@/lib/chips'
import { cx } from '@/lib/cx'
import { controlStyle, useFieldControl } from './Field'

export interface ChipsInputProps {
  value: readonly string[]
  onChange: (value: string[]) => void
  onBlur?: () => void
  placeholder?: string
  /** The accessible name, if there is no Field around the input. */
  label?: string
  ref?: Ref<HTMLInputElement>
}

/** An input for a list of short texts: Enter or a comma adds one, Backspace removes the last. */
export function ChipsInput({ value, onChange, onBlur, placeholder, label, ref }: ChipsInputProps) {
  const { t } = useTranslation('app')
  const [text, setText] = useState('')

  const commit = (typed: string) => {
    setText('')
    const next = addChips(value, typed)
    if (next.length !== value.length) onChange(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || event.key === ',') {
      if (text.trim() === '' && event.key === 'Enter') return
      event.preventDefault()
      commit(text)
    } else if (event.key === 'Backspace' && text === '' && value.length > 0) {
      onChange(value.slice(0, -1))
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[,;\n]/.test(pasted)) return
    event.preventDefault()
    commit(`${text}${pasted}`)
  }

  return (
    <div
      className={cx(
        controlStyle,
        'flex min-h-10 flex-wrap items-center gap-1.5 px-1.5 py-1.5 focus-within:outline-2 focus-within:outline-accent',
      )}
    >
      {value.map((chip) => (
        <span
          key={chip}
          className="inline-flex max-w-full items-center gap-0.5 rounded-lg bg-accent-soft ps-2 text-sm text-accent-ink"
        >
          <bdi className="truncate">{chip}</bdi>
          <button
            type="button"
            aria-label={t('remove', { what: chip })}
            className="rounded-lg p-1.5 hover:bg-hover"
            onClick={() => onChange(value.filter((other) => other !== chip))}
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      <input
        ref={ref}
        dir="auto"
        aria-label={label}
        {...useFieldControl()}
        value={text}
        placeholder={value.length === 0 ? placeholder : undefined}
        className="h-7 w-0 min-w-16 flex-1 bg-transparent px-1.5 outline-none"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => {
          commit(text)
          onBlur?.()
        }}
      />
    </div>
  )
}
