import { useEffect, useRef } from 'react'

/** Puts the focus where a step begins: into its first field, or onto its first choice. */
export function useFirstFocus<Shown extends HTMLElement>(step: string, selector = 'input, textarea, [role=switch]') {
  const shown = useRef<Shown>(null)
  useEffect(() => {
    shown.current?.querySelector<HTMLElement>(selector)?.focus()
  }, [step, selector])
  return shown
}
