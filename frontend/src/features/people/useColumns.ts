import { useEffect, useState } from 'react'

/** A tile narrower than this, in CSS pixels, cannot be read. */
const narrowest = 300

/** How many tiles fit side by side into an element, whatever its size becomes. */
export function useColumns(element: HTMLElement | null): number {
  const [width, setWidth] = useState(narrowest)
  useEffect(() => {
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.min(element.clientWidth, 1024) - 80))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return Math.max(1, Math.floor(width / narrowest))
}
