import { useCallback, useEffect } from 'react'
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form'

/** Unsaved values of forms, kept until Kith closes. */
const drafts = new Map<string, unknown>()

/**
 * Keeps the unsaved values of a form after it is unmounted, and restores them
 * when it is mounted again. The returned function deletes the draft.
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
