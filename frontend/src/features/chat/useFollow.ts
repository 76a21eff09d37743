import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'

/** How near to the end still counts as being there, in pixels. */
export const nearEnd = 48

/**
 * What a scroller keeps in view while its content grows: the end, but with the
 * last question still at the top, so that a long answer stands still to be read;
 * the very end, once the reader went there; or nothing, once they went elsewhere.
 */
type Follows = 'question' | 'end' | 'nothing'

export interface Content {
  /** In pixels. */
  height: number
  /** The last question, and where it begins, in pixels from the top. */
  questionId: string
  questionTop: number
}

/** Scrolls as an answer arrives, until the reader scrolls. A new question is always followed. */
export function useFollow(scroller: RefObject<HTMLElement | null>, content: Content, atFirst: Follows) {
  const { height, questionId, questionTop } = content
  const follows = useRef(atFirst)
  const followedId = useRef(questionId)
  const target = useRef(0)

  const follow = useCallback(
    (what: Follows) => {
      follows.current = what
      const element = scroller.current
      if (element === null || what === 'nothing') return
      const end = element.scrollHeight - element.clientHeight
      target.current = what === 'end' ? end : Math.min(end, questionTop)
      element.scrollTo({ top: target.current })
    },
    [scroller, questionTop],
  )
  useLayoutEffect(() => {
    const isNew = followedId.current !== '' && followedId.current !== questionId
    followedId.current = questionId
    follow(isNew ? 'question' : follows.current)
  }, [height, questionId, follow])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const byReader = Math.abs(element.scrollTop - target.current) > 2
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    if (byReader) follows.current = atEnd ? 'end' : 'nothing'
  }, [scroller])

  return { follow, onScroll }
}
