import { useEffect, useRef } from 'react'

/** Moves the focus to the first field or choice of a step. */
export function useInitialFocus<Target extends HTMLElement>(step: string, selector = 'input, textarea, [role=switch]') {
  const ref = useRef<Target>(null)
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>(selector)?.focus()
  }, [step, selector])
  return ref
}
