import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EventsOn } from '@bindings/runtime/runtime'
import { queries } from './queries'
import { models } from './services'
import type { Job } from './types'

interface ModelsEvent {
  jobs: Job[] | null
  /** More has changed than the progress of the jobs. */
  changed: boolean
}

/** Updates the cached models and jobs when the backend reports changes. */
export function useModelEvents() {
  const client = useQueryClient()
  useEffect(
    () =>
      EventsOn('models', ({ jobs, changed }: ModelsEvent) => {
        client.setQueryData(queries.jobs().queryKey, (jobs ?? []).filter(({ state }) => state !== 'done'))
        if (changed) void client.invalidateQueries({ queryKey: queries.models().queryKey })
      }),
    [client],
  )
}

/** Reports to the backend that the window has the focus, so that it loads the model in advance. */
export function useReportFocus(ready: boolean) {
  useEffect(() => {
    if (!ready) return
    // If loading in advance fails, the next question loads the model.
    const report = () => void models.Focused().catch(() => undefined)
    report()
    window.addEventListener('focus', report)
    return () => window.removeEventListener('focus', report)
  }, [ready])
}
