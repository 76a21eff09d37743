import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Invitation, Invited } from '@/api/types'
import { fakeBackend, guild, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { InvitationsTab } from './InvitationsTab'

const invitationOf = (email: string, status = 'pending'): Invitation => ({
  invitation_id: email,
  org_id: 'guild',
  organization: 'Boat Guild',
  email,
  role: 'member',
  status,
  invited_by: 'Ann',
  has_code: true,
  needs_code: true,
  created_at: '2026-11-20T10:00:00.000Z',
  expires_at: '2026-12-20T10:00:00.000Z',
})

const invitedOf = (email: string, code: string): Invited => ({
  invitation: invitationOf(email),
  code,
  link: `kith:1:${code}`,
  replaces: true,
  uses_kith: false,
})

const show = () => renderAt('/', <InvitationsTab organization={guild} />)

describe('InvitationsTab', () => {
  it('invites every address in the text, and shows the codes once', async () => {
    const invite = vi.fn(({ emails }: { emails: string[] }) => emails.map((email, index) => invitedOf(email, `oak ${index}`)))
    fakeBackend({ invitations: { List: [], Invite: invite } })
    const { user } = show()
    expect(await screen.findByText('Nobody is invited yet')).toBeInTheDocument()
    await user.type(screen.getByLabelText('People to invite'), 'Bo <bo@example.org>, cy@example.org')
    await user.click(screen.getByRole('button', { name: 'Invite 2 people' }))
    const dialog = await screen.findByRole('dialog', { name: 'Codes for 2 invitations' })
    expect(within(dialog).getByText('oak 1')).toBeInTheDocument()
    expect(within(dialog).getAllByText('It replaces an open invitation, whose code no longer works.')).toHaveLength(2)
    expect(invite).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ org_id: 'guild', emails: ['bo@example.org', 'cy@example.org'], role: 'member' }),
    )
    await user.click(within(dialog).getByRole('button', { name: 'Done' }))
    expect(screen.queryByText('oak 1')).not.toBeInTheDocument()
  })

  it('begins with the addresses that an import found, and forgets them once they are invited', async () => {
    const emails = Array.from({ length: 1001 }, (_, index) => `person${index}@example.org`)
    const invite = vi.fn((_: { emails: string[] }) => [])
    fakeBackend({ invitations: { List: [], Invite: invite } })
    const { user, router } = renderAt({ pathname: '/', state: { emails } }, <InvitationsTab organization={guild} />)
    expect(screen.getByText('The other 1 stays in the field, for a second time.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Invite 1,000 people' }))
    expect(invite.mock.calls[0]?.[0].emails).toHaveLength(1000)
    expect(await screen.findByRole('button', { name: 'Invite 1 person' })).toBeEnabled()
    expect(screen.getByLabelText('People to invite')).toHaveValue('person1000@example.org')
    expect(router.state.location.state).toBeNull()
  })

  it('keeps what was typed if inviting fails', async () => {
    fakeBackend({
      invitations: {
        List: [],
        Invite: () => {
          throw backendError('conflict', 'bo@example.org is a member already.')
        },
      },
    })
    const { user } = show()
    await user.type(screen.getByLabelText('People to invite'), 'bo@example.org')
    await user.click(screen.getByRole('button', { name: 'Invite 1 person' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('bo@example.org is a member already.')
    expect(screen.getByLabelText('People to invite')).toHaveValue('bo@example.org')
  })

  it('offers a new code only if an invitation is open or expired', async () => {
    const resend = vi.fn(() => invitedOf('open@example.org', 'elm elm'))
    fakeBackend({
      invitations: {
        List: [invitationOf('open@example.org'), invitationOf('gone@example.org', 'accepted')],
        Resend: resend,
      },
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Make a new code for open@example.org' }))
    expect(await screen.findByText('elm elm')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /gone@example.org/ })).not.toBeInTheDocument()
  })
})
