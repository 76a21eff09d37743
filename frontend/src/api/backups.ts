import { useEffect, useEffectEvent } from 'react'
import { EventsOn } from '@bindings/runtime/runtime'

/** Calls back with the error if the daily backup fails. */
export function useBackupError(onError: (problem: unknown) => void) {
  const report = useEffectEvent(onError)
  useEffect(() => EventsOn('backups', ({ problem }: { problem: unknown }) => report(problem)), [])
}
