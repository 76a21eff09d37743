import { useEffect, useRef } from 'react'

/** Attributes of a step's heading that get the focus when the step begins, as the button that led to it is gone. */
export function useFocusedHeading() {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus({ preventScroll: false }), [])
  return { ref, tabIndex: -1 }
}
