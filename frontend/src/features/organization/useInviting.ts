import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/queries'
import { invitations } from '@/api/services'
import { daysFrom } from './addresses'
import type { Role } from '@/lib/generated'

interface Invite {
  orgId: string
  emails: string[]
  role: Role
  /** How long the invitation is open. */
  days: number
}

/** Inviting people, and changing one's mind; the list follows. */
export function useInviting() {
  const client = useQueryClient()
  const onSuccess = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.invitations }),
      client.invalidateQueries({ queryKey: keys.members }),
    ])
  const invite = useMutation({
    mutationFn: ({ orgId, emails, role, days }: Invite) =>
      invitations.Invite({ org_id: orgId, emails, role, expires_at: daysFrom(new Date(), days) }),
    onSuccess,
  })
  const resend = useMutation({
    mutationFn: (id: string) => invitations.Resend({ invitation_id: id, expires_at: '' }),
    onSuccess,
  })
  const revoke = useMutation({ mutationFn: (id: string) => invitations.Revoke({ invitation_id: id }), onSuccess })
  return { invite, resend, revoke }
}
