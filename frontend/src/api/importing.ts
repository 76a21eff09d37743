import { useEffect, useState } from 'react'
import { EventsOn } from '@bindings/runtime/runtime'

interface ImportProgress {
  file_id: string
  done: number
  total: number
}

/** How far the preview or import of a file has come, from 0 to 1. */
export function useImportProgress(fileId: string): number {
  const [progress, setProgress] = useState<ImportProgress>()
  useEffect(() => EventsOn('import', (told: ImportProgress) => setProgress(told)), [])
  return progress === undefined || progress.file_id !== fileId || progress.total === 0 ? 0 : progress.done / progress.total
}
