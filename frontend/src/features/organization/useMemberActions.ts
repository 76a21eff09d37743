import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryKeys } from '@/api/queries'
import { members } from '@/api/services'
import type { Role } from '@/lib/generated'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** The actions of an admin on one or more members. Each shows a message. */
export function useMemberActions(orgId: string) {
  const { t } = useTranslation(['organizations', 'app'])
  const client = useQueryClient()
  const errorText = useErrorText()
  const onError = (error: unknown) => showErrorToast(errorText(error))
  // Roles and listings change what other pages show.
  const onSettled = () => client.invalidateQueries()
  const request = (ids: readonly string[]) => ({ org_id: orgId, user_ids: [...ids] })

  const restore = useMutation({
    mutationFn: (ids: readonly string[]) => members.Restore(request(ids)),
    onSuccess: (_, ids) => showToast(t('members.removed.restored', { count: ids.length })),
    onError,
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (ids: readonly string[]) => members.Remove(request(ids)),
    onSuccess: (_, ids) =>
      showToast(t('members.toast.removed', { count: ids.length }), { label: t('app:undo'), onUndo: () => restore.mutate(ids) }),
    onError,
    onSettled,
  })
  const setRole = useMutation({
    mutationFn: ({ ids, role }: { ids: readonly string[]; role: Role }) => members.SetRole({ ...request(ids), role }),
    onSuccess: (_, { ids, role }) => showToast(t(`members.toast.${role}`, { count: ids.length })),
    onError,
    onSettled,
  })
  const list = useMutation({
    mutationFn: ({ ids, ground }: { ids: readonly string[]; ground: string }) => members.ListEntries({ ...request(ids), ground }),
    onSuccess: ({ changed }, { ground }) => showToast(t(ground === '' ? 'members.toast.unlisted' : 'members.toast.listed', { count: changed })),
    onError,
    onSettled,
  })
  const confirm = useMutation({
    mutationFn: (userId: string) => members.ConfirmClaim({ org_id: orgId, user_id: userId }),
    onSuccess: () => showToast(t('members.toast.confirmed')),
    onError,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.members }),
  })
  return { remove, restore, setRole, list, confirm }
}
