import { useEffect, useRef, type RefObject } from 'react'
import { chat } from '@/api/services'

/** A card counts as shown once half of it has been visible for this long, in milliseconds. */
const impressionTime = 1_000

/** The impressions reported since the page was opened. Each answer and person counts once. */
const reported = new Set<string>()

/** Reports once that a card was visible. A failed report is not shown to the user. */
export function useImpression<Target extends HTMLElement>(answerId: string, userId: string): RefObject<Target | null> {
  const ref = useRef<Target>(null)
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
        if (entries.at(-1)?.isIntersecting === true) timer = setTimeout(report, impressionTime)
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
