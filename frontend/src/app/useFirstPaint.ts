import { useEffect } from 'react'
import { tellDrawn } from '@/api/window'
import { soon } from '@/lib/frame'

/** Tells the window once the page has been painted: heavy work waits for that. */
export function useFirstPaint(ready: boolean) {
  useEffect(() => {
    if (!ready) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // The frame that draws it is still to come; the timer comes after that.
    const cancel = soon(() => (timer = setTimeout(tellDrawn)))
    return () => {
      cancel()
      clearTimeout(timer)
    }
  }, [ready])
}
