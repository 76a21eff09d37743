import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'

/** Up to this distance from the end, in pixels, the reader counts as being at the end. */
export const endTolerance = 48

/**
 * What stays in view while the content grows. 'question': the end, but at most
 * until the last question is at the top, so that a long answer can be read while
 * it grows. 'end': the end, after the reader scrolled there. 'nothing': the
 * reader scrolled elsewhere.
 */
type ScrollMode = 'question' | 'end' | 'nothing'

export interface Content {
  /** In pixels. */
  height: number
  /** The last question, and its distance from the top in pixels. */
  questionId: string
  questionTop: number
}

/** Scrolls while an answer streams, until the reader scrolls. A new question is always scrolled into view. */
export function useAutoScroll(scroller: RefObject<HTMLElement | null>, content: Content, initialMode: ScrollMode) {
  const { height, questionId, questionTop } = content
  const mode = useRef(initialMode)
  const lastQuestionId = useRef(questionId)
  const targetTop = useRef(0)

  const scrollTo = useCallback(
    (newMode: ScrollMode) => {
      mode.current = newMode
      const element = scroller.current
      if (element === null || newMode === 'nothing') return
      const end = element.scrollHeight - element.clientHeight
      targetTop.current = newMode === 'end' ? end : Math.min(end, questionTop)
      element.scrollTo({ top: targetTop.current })
    },
    [scroller, questionTop],
  )
  useLayoutEffect(() => {
    const isNew = lastQuestionId.current !== '' && lastQuestionId.current !== questionId
    lastQuestionId.current = questionId
    scrollTo(isNew ? 'question' : mode.current)
  }, [height, questionId, scrollTo])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const byReader = Math.abs(element.scrollTop - targetTop.current) > 2
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < endTolerance
    if (byReader) mode.current = atEnd ? 'end' : 'nothing'
  }, [scroller])

  return { scrollTo, onScroll }
}
