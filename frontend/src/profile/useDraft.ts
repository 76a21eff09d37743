import { useCallback, useEffect } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'

/** What was typed into forms and not stored yet, until Kith closes. */
const drafts = new Map<string, unknown>()

/**
 * Keeps what is typed into a form through closing and coming back. The
 * returned function ends that: what was typed is stored, or given up.
 */
export function useDraft<Values extends FieldValues>(form: UseFormReturn<Values>, key: string): () => void {
  const { reset, subscribe } = form
  useEffect(() => {
    const draft = drafts.get(key)
    if (draft !== undefined) reset(draft as DefaultValues<Values>, { keepDefaultValues: true })
    return subscribe({ formState: { values: true }, callback: ({ values }) => drafts.set(key, values) })
  }, [reset, subscribe, key])
  return useCallback(() => void drafts.delete(key), [key])
}
