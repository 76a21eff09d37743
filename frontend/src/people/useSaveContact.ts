import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryKeys } from '@/api/queries'
import { saved } from '@/api/services'
import type { Cards, Person } from '@/api/types'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Updates the saved state of a person on all cached cards. */
function updateSavedState(client: QueryClient, userId: string, isSaved: boolean) {
  const update = (card: Cards['matches'][number]) => (card.person.user_id === userId ? { ...card, saved: isSaved } : card)
  client.setQueriesData<Cards>(
    { queryKey: ['cards'] },
    (cards) => cards && { ...cards, matches: cards.matches.map(update), nearest: cards.nearest.map(update) },
  )
  return client.invalidateQueries({ queryKey: queryKeys.saved })
}

/** Saves a person, or removes them from the saved contacts, with a message. */
export function useSaveContact(person: Person, answerId: string) {
  const { t } = useTranslation(['people', 'app'])
  const client = useQueryClient()
  const errorText = useErrorText()
  const { user_id: userId, name } = person
  const onError = (error: unknown) => showErrorToast(errorText(error))

  const restore = useMutation({
    mutationFn: () => saved.Restore({ user_id: userId }),
    onSuccess: () => updateSavedState(client, userId, true),
    onError,
  })
  const add = useMutation({
    mutationFn: () => saved.Add({ user_id: userId, answer_id: answerId }),
    onSuccess: ({ already }) => {
      showToast(t(already ? 'people:savedAlready' : 'people:saved', { name }))
      return updateSavedState(client, userId, true)
    },
    onError,
  })
  const remove = useMutation({
    mutationFn: () => saved.Remove({ user_id: userId }),
    onSuccess: () => {
      showToast(t('people:removed', { name }), { label: t('app:undo'), onUndo: () => restore.mutate() })
      return updateSavedState(client, userId, false)
    },
    onError,
  })
  return { save: () => add.mutate(), unsave: () => remove.mutate(), pending: add.isPending || remove.isPending }
}
