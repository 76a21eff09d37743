import { useEffect, useState } from 'react'
import { EventsOn } from '@bindings/runtime/runtime'

interface ImportProgress {
  file_id: string
  done: number
  total: number
}

/** The progress of the preview or import of a file, from 0 to 1. */
export function useImportProgress(fileId: string): number {
  const [progress, setProgress] = useState<ImportProgress>()
  useEffect(() => EventsOn('import', (latest: ImportProgress) => setProgress(latest)), [])
  return progress === undefined || progress.file_id !== fileId || progress.total === 0 ? 0 : progress.done / progress.total
}
