import { useEffect, useState } from 'react'

/** The minimum width of a tile in CSS pixels. */
const minTileWidth = 300

/** How many tiles fit side by side into an element. */
export function useColumnCount(element: HTMLElement | null): number {
  const [width, setWidth] = useState(minTileWidth)
  useEffect(() => {
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.min(element.clientWidth, 1024) - 80))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return Math.max(1, Math.floor(width / minTileWidth))
}
