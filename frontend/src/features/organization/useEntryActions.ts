import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { members } from '@/api/services'
import type { EditEntry } from '@/api/types'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Changes of imported entries by an admin, and their undo. */
export function useEntryActions(orgId: string) {
  const { t } = useTranslation('organizations')
  const client = useQueryClient()
  const errorText = useErrorText()
  // A change of an entry changes what other pages show.
  const onSettled = () => client.invalidateQueries()

  const edit = useMutation({ mutationFn: (values: EditEntry) => members.EditEntry(values), onSettled })
  const merge = useMutation({
    mutationFn: ({ keepId, dropId, take }: { keepId: string; dropId: string; take: readonly string[] }) =>
      members.Merge({ org_id: orgId, keep_id: keepId, drop_id: dropId, take: [...take] }),
    onSuccess: () => showToast(t('members.merge.done')),
    onSettled,
  })
  const undo = useMutation({
    mutationFn: (changeId: string) => members.UndoChange({ org_id: orgId, change_id: changeId }),
    onSuccess: () => showToast(t('members.entry.undone')),
    onError: (error) => showErrorToast(errorText(error)),
    onSettled,
  })
  return { edit, merge, undo }
}
