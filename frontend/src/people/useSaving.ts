import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keys } from '@/api/queries'
import { saved } from '@/api/services'
import type { Cards, Person } from '@/api/types'
import { failed, said } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Every answer's cards with one person's heart as it is now. */
function showSaved(client: QueryClient, userId: string, isSaved: boolean) {
  const mark = (card: Cards['matches'][number]) => (card.person.user_id === userId ? { ...card, saved: isSaved } : card)
  client.setQueriesData<Cards>(
    { queryKey: ['cards'] },
    (cards) => cards && { ...cards, matches: cards.matches.map(mark), nearest: cards.nearest.map(mark) },
  )
  return client.invalidateQueries({ queryKey: keys.saved })
}

/** Saving a person from an answer, and taking that back; both say what they did. */
export function useSaving(person: Person, answerId: string) {
  const { t } = useTranslation(['people', 'app'])
  const client = useQueryClient()
  const errorText = useErrorText()
  const { user_id: userId, name } = person
  const onError = (error: unknown) => failed(errorText(error))

  const restore = useMutation({
    mutationFn: () => saved.Restore({ user_id: userId }),
    onSuccess: () => showSaved(client, userId, true),
    onError,
  })
  const add = useMutation({
    mutationFn: () => saved.Add({ user_id: userId, answer_id: answerId }),
    onSuccess: ({ already }) => {
      said(t(already ? 'people:savedAlready' : 'people:saved', { name }))
      return showSaved(client, userId, true)
    },
    onError,
  })
  const remove = useMutation({
    mutationFn: () => saved.Remove({ user_id: userId }),
    onSuccess: () => {
      said(t('people:removed', { name }), { label: t('app:undo'), onUndo: () => restore.mutate() })
      return showSaved(client, userId, false)
    },
    onError,
  })
  return { save: () => add.mutate(), unsave: () => remove.mutate(), pending: add.isPending || remove.isPending }
}
