import { useEffect, useRef } from 'react'

/** Puts the focus into the first field of a form whenever another step begins. */
export function useFirstFieldFocus(step: string) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, [role=switch]')?.focus()
  }, [step])
  return form
}
