import { useEffect, useEffectEvent } from 'react'
import { EventsOn } from '@bindings/runtime/runtime'

/** Hears why the daily copy could not be made. */
export function useBackupProblem(onTrouble: (problem: unknown) => void) {
  const told = useEffectEvent(onTrouble)
  useEffect(() => EventsOn('backups', ({ problem }: { problem: unknown }) => told(problem)), [])
}
