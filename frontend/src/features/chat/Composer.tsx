import { ArrowUp, Square } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

export interface ComposerProps {
  value: string
  onChange: (text: string) => void
  onSend: (text: string) => void
  onStop: () => void
  /** An answer is being written. It can be stopped; nothing else can be asked. */
  busy: boolean
  /** When this changes, the composer takes the focus. */
  focusKey: string
}

/** The input for questions. Enter sends, Shift+Enter starts a new line. */
export function Composer({ value, onChange, onSend, onStop, busy, focusKey }: ComposerProps) {
  const { t } = useTranslation('chat')
  const ref = useRef<HTMLTextAreaElement>(null)
  useAutoHeight(ref, value)
  useEffect(() => ref.current?.focus({ preventScroll: true }), [focusKey])

  const send = () => {
    const text = value.trim()
    if (text !== '' && !busy) onSend(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter selects a word. Older webviews report key code 229 instead.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229
    if (event.key !== 'Enter' || event.shiftKey || composing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="flex items-end gap-2 rounded-2xl border border-line-strong bg-surface p-2 shadow-card transition-shadow focus-within:border-accent focus-within:shadow-raised"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={ref}
        rows={1}
        dir="auto"
        value={value}
        aria-label={t('composer.label')}
        aria-keyshortcuts="Enter"
        title={t('composer.hint')}
        placeholder={t('composer.placeholder')}
        className="max-h-48 min-h-10 flex-1 resize-none bg-transparent px-2.5 py-2 text-[1.0625rem] leading-6 outline-none"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {busy ? (
        <ComposerButton type="button" label={t('composer.stop')} onClick={onStop}>
          <Square aria-hidden className="size-4 fill-current" />
        </ComposerButton>
      ) : (
        <ComposerButton type="submit" label={t('composer.send')} disabled={value.trim() === ''}>
          <ArrowUp aria-hidden className="size-5" />
        </ComposerButton>
      )}
    </form>
  )
}

interface ComposerButtonProps {
  type: 'button' | 'submit'
  label: string
  disabled?: boolean
  onClick?: () => void
  children: React.ReactNode
}

const ComposerButton = ({ type, label, disabled, onClick, children }: ComposerButtonProps) => (
  <button
    type={type}
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
    className="inline-flex size-10 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors hover:bg-accent-hover disabled:bg-hover disabled:text-ink-faint"
  >
    {children}
  </button>
)

/** Sets the height of a text area to that of its text. */
function useAutoHeight(ref: React.RefObject<HTMLTextAreaElement | null>, value: string) {
  useLayoutEffect(() => {
    const area = ref.current
    if (area === null) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [ref, value])
}
