import { useMutation, useQueryClient } from '@tanstack/react-query'
import { queryKeys } from '@/api/queries'
import { invitations } from '@/api/services'
import { addDays } from './addresses'
import type { Role } from '@/lib/generated'

interface Invite {
  orgId: string
  emails: string[]
  role: Role
  /** How long the invitation is valid. */
  days: number
}

/** Makes, renews and revokes invitations. */
export function useInvitationActions() {
  const client = useQueryClient()
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: queryKeys.invitations }),
      client.invalidateQueries({ queryKey: queryKeys.members }),
    ])
  const invite = useMutation({
    mutationFn: ({ orgId, emails, role, days }: Invite) =>
      invitations.Invite({ org_id: orgId, emails, role, expires_at: addDays(new Date(), days) }),
    onSuccess,
  })
  const resend = useMutation({
    mutationFn: (id: string) => invitations.Resend({ invitation_id: id, expires_at: '' }),
    onSuccess,
  })
  const revoke = useMutation({ mutationFn: (id: string) => invitations.Revoke({ invitation_id: id }), onSuccess })
  return { invite, resend, revoke }
}
