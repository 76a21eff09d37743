import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { keys } from '@/api/queries'
import { saved } from '@/api/services'
import type { Contact } from '@/api/types'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** What I write about a contact. */
export type Notes = Pick<Contact, 'note' | 'tags' | 'follow_up_on'>

export type NotesState = 'untouched' | 'changed' | 'saving' | 'saved' | 'failed'

/** How long after the last key what was typed is stored, in milliseconds. */
const pause = 600

/**
 * What I write about a contact, stored by itself: a moment after the last key,
 * on leaving, and when the row goes out of sight. The list around learns of it
 * on leaving, so that no row moves away from under the hands.
 */
export function useNotes({ person: { user_id: id }, note, tags, follow_up_on }: Contact) {
  const client = useQueryClient()
  const errorText = useErrorText()
  const [notes, setNotes] = useState<Notes>({ note, tags, follow_up_on })
  const [state, setState] = useState<NotesState>('untouched')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const unsaved = useRef<Notes>(undefined)
  const unshown = useRef<Notes>(undefined)

  const { mutate } = useMutation({
    mutationFn: (changed: Notes) => saved.Update({ user_id: id, ...changed }),
    scope: { id: `notes:${id}` },
    onMutate: () => setState('saving'),
    onSuccess: () => setState(unsaved.current === undefined ? 'saved' : 'changed'),
    onError: (error, changed) => {
      unsaved.current ??= changed
      setState('failed')
      failed(errorText(error))
    },
  })
  const save = () => {
    clearTimeout(timer.current)
    if (unsaved.current !== undefined) mutate(unsaved.current)
    unsaved.current = undefined
  }
  const change = (part: Partial<Notes>) => {
    const changed = { ...notes, ...part }
    setNotes(changed)
    setState('changed')
    unsaved.current = changed
    unshown.current = changed
    clearTimeout(timer.current)
    timer.current = setTimeout(save, pause)
  }
  const leave = () => {
    save()
    const changed = unshown.current
    if (changed === undefined) return
    unshown.current = undefined
    client.setQueriesData<Contact[]>({ queryKey: keys.saved }, (contacts) =>
      contacts?.map((contact) => (contact.person.user_id === id ? { ...contact, ...changed } : contact)),
    )
  }
  const onGone = useEffectEvent(leave)
  useEffect(() => () => onGone(), [])
  return { notes, state, change, save, leave }
}
