import { useRef, useEffect, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'

export interface TitleInputProps {
  title: string
  /** Called once, with the new title, or undefined if it did not change. */
  onDone: (title: string | undefined) => void
}

/** Edits a title inline: Enter or blur saves the change, Esc cancels it. */
export function TitleInput({ title, onDone }: TitleInputProps) {
  const { t } = useTranslation('sessions')
  const ref = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    // The menu first returns the focus to its button when it closes.
    const timer = setTimeout(() => ref.current?.select())
    return () => clearTimeout(timer)
  }, [])

  const finish = (keep: boolean) => {
    if (done.current) return
    done.current = true
    const changed = ref.current?.value.trim() ?? ''
    onDone(keep && changed !== '' ? changed : undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish(true)
    if (event.key === 'Escape') {
      event.stopPropagation()
      finish(false)
    }
  }
  return (
    <input
      ref={ref}
      dir="auto"
      defaultValue={title}
      aria-label={t('renameLabel')}
      className="h-9 w-full rounded-lg border border-line-strong bg-surface px-3 text-[0.9375rem] outline-offset-0"
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
    />
  )
}
