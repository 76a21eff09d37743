import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { invitations, organizations } from '@/api/services'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** A call that changes the organizations of the user, and so whom they can see: everything is refetched. */
function useChange<Request, Answer>(change: (request: Request) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries() })
}

export const useCreate = () => useChange((o: { name: string; description: string }) => organizations.Create({ org_id: '', ...o }))

export const useDescribe = (orgId: string) =>
  useChange((o: { name: string; description: string }) => organizations.Describe({ org_id: orgId, ...o }))

export const useRedeem = () => useChange((code: string) => invitations.Redeem({ code }))

export const useAccept = () => useChange((invitationId: string) => invitations.Accept({ invitation_id: invitationId }))

export const useDecline = () => useChange((invitationId: string) => invitations.Decline({ invitation_id: invitationId }))

/** Leaves, archives, deletes and restores an organization. The show functions show a message with an undo button. */
export function useOrganizationStatus(organization: Organization) {
  const { t } = useTranslation(['organizations', 'app'])
  const { nameInText } = useOrganizationNames()
  const errorText = useErrorText()
  const onError = (error: unknown) => showErrorToast(errorText(error))
  const request = { org_id: organization.org_id }
  const name = nameInText(organization)

  const unarchive = useChange(() => organizations.Unarchive(request))
  const archive = useChange(() => organizations.Archive(request))
  const restore = useChange(() => organizations.Restore(request))
  const remove = useChange((typedName: string) => organizations.Delete({ ...request, typed_name: typedName }))
  const rejoin = useChange(() => organizations.Rejoin(request))
  const leave = useChange(() => organizations.Leave(request))
  const undoButton = (mutation: { mutate: (request: void, options: { onError: typeof onError }) => void }) => ({
    label: t('app:undo'),
    onUndo: () => mutation.mutate(undefined, { onError }),
  })
  return {
    archive,
    unarchive,
    restore,
    remove,
    leave,
    showArchived: () => showToast(t('toast.archived', { name }), undoButton(unarchive)),
    showDeleted: () => showToast(t('toast.deleted', { name }), undoButton(restore)),
    showLeft: () => showToast(t('toast.left', { name }), undoButton(rejoin)),
  }
}
