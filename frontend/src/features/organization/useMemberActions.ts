import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keys } from '@/api/queries'
import { members } from '@/api/services'
import type { Role } from '@/lib/generated'
import { failed, said } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** What an admin does to members, to one or to many; each says what it did. */
export function useMemberActions(orgId: string) {
  const { t } = useTranslation(['organizations', 'app'])
  const client = useQueryClient()
  const errorText = useErrorText()
  const onError = (error: unknown) => failed(errorText(error))
  // Roles, and who is listed, decide what other pages show.
  const onSettled = () => client.invalidateQueries()
  const of = (ids: readonly string[]) => ({ org_id: orgId, user_ids: [...ids] })

  const restore = useMutation({ mutationFn: (ids: readonly string[]) => members.Restore(of(ids)), onError, onSettled })
  const remove = useMutation({
    mutationFn: (ids: readonly string[]) => members.Remove(of(ids)),
    onSuccess: (_, ids) =>
      said(t('members.said.removed', { count: ids.length }), { label: t('app:undo'), onUndo: () => restore.mutate(ids) }),
    onError,
    onSettled,
  })
  const setRole = useMutation({
    mutationFn: ({ ids, role }: { ids: readonly string[]; role: Role }) => members.SetRole({ ...of(ids), role }),
    onSuccess: (_, { ids, role }) => said(t(`members.said.${role}`, { count: ids.length })),
    onError,
    onSettled,
  })
  const list = useMutation({
    mutationFn: ({ ids, ground }: { ids: readonly string[]; ground: string }) => members.ListEntries({ ...of(ids), ground }),
    onSuccess: ({ changed }, { ground }) => said(t(ground === '' ? 'members.said.unlisted' : 'members.said.listed', { count: changed })),
    onError,
    onSettled,
  })
  const confirm = useMutation({
    mutationFn: (userId: string) => members.ConfirmClaim({ org_id: orgId, user_id: userId }),
    onSuccess: () => said(t('members.said.confirmed')),
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.members }),
  })
  return { remove, setRole, list, confirm }
}
