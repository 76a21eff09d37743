import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { EventsOn } from '@bindings/runtime/runtime'
import { queries } from './queries'
import { models } from './services'
import type { Job } from './types'

interface ModelsEvent {
  jobs: Job[] | null
  /** There is more news than the jobs' progress. */
  changed: boolean
}

/** Keeps what is known of the models as the backend tells it, wherever it is shown. */
export function useModelsNews() {
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

/** Tells that somebody looks at the window: the model that writes is loaded meanwhile. */
export function useLooking(looking: boolean) {
  useEffect(() => {
    if (!looking) return
    // Failing to load ahead is nobody's concern: the question loads it.
    const tell = () => void models.Focused().catch(() => undefined)
    tell()
    window.addEventListener('focus', tell)
    return () => window.removeEventListener('focus', tell)
  }, [looking])
}
