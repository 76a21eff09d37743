import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { queryKeys } from '@/api/queries'
import { saved } from '@/api/services'
import type { Contact } from '@/api/types'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** The notes about a contact. */
export type Notes = Pick<Contact, 'note' | 'tags' | 'follow_up_on'>

export type NotesState = 'unchanged' | 'saving' | 'saved' | 'failed'

/** How long after the last change “Saved” is shown, in milliseconds, so that it does not flicker while typing. */
const savedDelay = 600

/**
 * The notes about a contact. Every change is saved at once, so that closing the
 * window loses nothing; one call at a time, then the latest values. The cached
 * list is updated only when the user leaves the form, so that rows do not move
 * while they type.
 */
export function useNotes({ person: { user_id: id }, note, tags, follow_up_on }: Contact) {
  const client = useQueryClient()
  const errorText = useErrorText()
  const [notes, setNotes] = useState<Notes>({ note, tags, follow_up_on })
  const [state, setState] = useState<NotesState>('unchanged')
  const savedTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isSaving = useRef(false)
  const unsaved = useRef<Notes>(undefined)
  const uncached = useRef<Notes>(undefined)

  const { mutate } = useMutation({
    mutationFn: (changed: Notes) => saved.Update({ user_id: id, ...changed }),
    onSuccess: () => {
      isSaving.current = false
      savedTimer.current = setTimeout(() => setState('saved'), savedDelay)
      save()
    },
    onError: (error, changed) => {
      isSaving.current = false
      unsaved.current ??= changed
      setState('failed')
      showErrorToast(errorText(error))
    },
  })
  const save = () => {
    const changed = unsaved.current
    if (isSaving.current || changed === undefined) return
    clearTimeout(savedTimer.current)
    isSaving.current = true
    unsaved.current = undefined
    setState('saving')
    mutate(changed)
  }
  const change = (part: Partial<Notes>) => {
    const changed = { ...notes, ...part }
    setNotes(changed)
    unsaved.current = changed
    uncached.current = changed
    save()
  }
  const flush = () => {
    save()
    const changed = uncached.current
    if (changed === undefined) return
    uncached.current = undefined
    client.setQueriesData<Contact[]>({ queryKey: queryKeys.saved }, (contacts) =>
      contacts?.map((contact) => (contact.person.user_id === id ? { ...contact, ...changed } : contact)),
    )
  }
  const onUnmount = useEffectEvent(flush)
  useEffect(() => () => onUnmount(), [])
  return { notes, state, change, save, flush }
}
