import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { keys } from '@/api/queries'
import { saved } from '@/api/services'
import type { Contact } from '@/api/types'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** What I write about a contact. */
export type Notes = Pick<Contact, 'note' | 'tags' | 'follow_up_on'>

export type NotesState = 'untouched' | 'saving' | 'saved' | 'failed'

/** How long after the last key it is said that all is stored, in milliseconds: not between two words. */
const pause = 600

/**
 * What I write about a contact, stored by itself with every key, so that
 * closing the window loses nothing: one store at a time, and then the latest.
 * The list around learns of it on leaving, so that no row moves away from under
 * the hands.
 */
export function useNotes({ person: { user_id: id }, note, tags, follow_up_on }: Contact) {
  const client = useQueryClient()
  const errorText = useErrorText()
  const [notes, setNotes] = useState<Notes>({ note, tags, follow_up_on })
  const [state, setState] = useState<NotesState>('untouched')
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined)
  const storing = useRef(false)
  const unsaved = useRef<Notes>(undefined)
  const unshown = useRef<Notes>(undefined)

  const { mutate } = useMutation({
    mutationFn: (changed: Notes) => saved.Update({ user_id: id, ...changed }),
    onSuccess: () => {
      storing.current = false
      quiet.current = setTimeout(() => setState('saved'), pause)
      save()
    },
    onError: (error, changed) => {
      storing.current = false
      unsaved.current ??= changed
      setState('failed')
      failed(errorText(error))
    },
  })
  const save = () => {
    const changed = unsaved.current
    if (storing.current || changed === undefined) return
    clearTimeout(quiet.current)
    storing.current = true
    unsaved.current = undefined
    setState('saving')
    mutate(changed)
  }
  const change = (part: Partial<Notes>) => {
    const changed = { ...notes, ...part }
    setNotes(changed)
    unsaved.current = changed
    unshown.current = changed
    save()
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
