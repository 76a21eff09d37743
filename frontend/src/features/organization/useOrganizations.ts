import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { invitations, organizations } from '@/api/services'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { failed, said } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Which organizations are mine decides whom I see: after a change everything is asked for again. */
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

/** Ways out of an organization that can be taken back; each says what it did and how to undo it. */
export function useOrganizationStatus(organization: Organization) {
  const { t } = useTranslation(['organizations', 'app'])
  const { nameInText } = useOrganizationNames()
  const errorText = useErrorText()
  const onError = (error: unknown) => failed(errorText(error))
  const request = { org_id: organization.org_id }
  const name = nameInText(organization)

  const unarchive = useChange(() => organizations.Unarchive(request))
  const archive = useChange(() => organizations.Archive(request))
  const restore = useChange(() => organizations.Restore(request))
  const remove = useChange((typedName: string) => organizations.Delete({ ...request, typed_name: typedName }))
  const rejoin = useChange(() => organizations.Rejoin(request))
  const leave = useChange(() => organizations.Leave(request))
  const undoing = (mutation: { mutate: (request: void, options: { onError: typeof onError }) => void }) => ({
    label: t('app:undo'),
    onUndo: () => mutation.mutate(undefined, { onError }),
  })
  return {
    archive,
    unarchive,
    restore,
    remove,
    leave,
    saidArchived: () => said(t('said.archived', { name }), undoing(unarchive)),
    saidDeleted: () => said(t('said.deleted', { name }), undoing(restore)),
    saidLeft: () => said(t('said.left', { name }), undoing(rejoin)),
  }
}
