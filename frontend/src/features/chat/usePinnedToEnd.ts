import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** How near to the end still counts as being there, in pixels. */
const near = 48

/**
 * Keeps a scroller at its end while its content grows, until the reader scrolls
 * up, and again once they are back there.
 */
export function usePinnedToEnd(scroller: RefObject<HTMLElement | null>, height: number, atFirst: boolean) {
  const [pinned, setPinned] = useState(atFirst)
  const last = useRef(0)

  const scrollToEnd = useCallback(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [scroller])
  useLayoutEffect(() => {
    if (pinned) scrollToEnd()
  }, [pinned, height, scrollToEnd])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near
    // Content that grows moves the end away without the reader moving up.
    if (atEnd || element.scrollTop < last.current) setPinned(atEnd)
    last.current = element.scrollTop
  }, [scroller])

  return { pinned, toEnd: scrollToEnd, onScroll }
}
