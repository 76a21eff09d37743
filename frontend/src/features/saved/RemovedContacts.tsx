import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryKeys, queries } from '@/api/queries'
import { saved } from '@/api/services'
import type { Contact } from '@/api/types'
import { Button } from '@/ui/Button'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Contacts removed in the last week, which can be restored. Renders nothing if there are none. */
export function RemovedContacts() {
  const { t } = useTranslation('saved')
  const { data: removed = [] } = useQuery(queries.removedContacts())
  if (removed.length === 0) return null
  return (
    <details className="text-ink-soft">
      <summary className="w-fit cursor-pointer rounded-lg py-1 font-medium hover:text-ink">
        {t('recentlyRemoved.title', { count: removed.length })}
      </summary>
      <p className="mt-1">{t('recentlyRemoved.body')}</p>
      <ul className="mt-3 divide-y divide-line rounded-2xl border border-line bg-surface">
        {removed.map((contact) => (
          <RemovedRow key={contact.person.user_id} contact={contact} />
        ))}
      </ul>
    </details>
  )
}

function RemovedRow({ contact: { person } }: { contact: Contact }) {
  const { t } = useTranslation('saved')
  const client = useQueryClient()
  const errorText = useErrorText()
  const { name, user_id: id } = person
  const restore = useMutation({
    mutationFn: () => saved.Restore({ user_id: id }),
    onSuccess: () => {
      showToast(t('recentlyRemoved.restored', { name }))
      return Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.saved }),
        client.invalidateQueries({ queryKey: ['cards'] }),
      ])
    },
    onError: (error) => showErrorToast(errorText(error)),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <div className="min-w-48 flex-1">
        <bdi className="block font-medium break-words text-ink">{name}</bdi>
        {person.headline !== '' && <bdi className="block text-sm break-words">{person.headline}</bdi>}
      </div>
      <Button
        size="small"
        aria-label={t('recentlyRemoved.restoreOf', { name })}
        disabled={restore.isPending}
        onClick={() => restore.mutate()}
      >
        {t('recentlyRemoved.restore')}
      </Button>
    </li>
  )
}
