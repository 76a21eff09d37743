import { useEffect } from 'react'
import { reportFirstPaint } from '@/api/window'
import { onNextFrame } from '@/lib/frame'

/** Reports the first paint to the window, which delays heavy work until then. */
export function useReportFirstPaint(ready: boolean) {
  useEffect(() => {
    if (!ready) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // The callback runs before the frame is painted, the timer after.
    const cancel = onNextFrame(() => (timer = setTimeout(reportFirstPaint)))
    return () => {
      cancel()
      clearTimeout(timer)
    }
  }, [ready])
}
