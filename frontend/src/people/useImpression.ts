import { useEffect, useRef, type RefObject } from 'react'
import { chat } from '@/api/services'

/** A card counts as shown once half of it has been visible for this long, in milliseconds. */
const lookTime = 1_000

/** What was reported since the page was opened; an impression counts once per answer and person. */
const reported = new Set<string>()

/** Reports once that the card was looked at. Failing to do so is nobody's concern who reads it. */
export function useImpression<Shown extends HTMLElement>(answerId: string, userId: string): RefObject<Shown | null> {
  const ref = useRef<Shown>(null)
  useEffect(() => {
    const card = ref.current
    const key = `${answerId} ${userId}`
    if (card === null || answerId === '' || reported.has(key)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const report = () => {
      observer.disconnect()
      reported.add(key)
      chat.Shown({ answer_id: answerId, user_id: userId }).catch(() => reported.delete(key))
    }
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer)
        if (entries.at(-1)?.isIntersecting === true) timer = setTimeout(report, lookTime)
      },
      { threshold: 0.5 },
    )
    observer.observe(card)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [answerId, userId])
  return ref
}
