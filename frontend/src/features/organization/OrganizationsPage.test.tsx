import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Invitation, Organization } from '@/api/types'
import { fakeBackend, guild, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { OrganizationsPage } from './OrganizationsPage'

const nexus: Organization = { ...guild, org_id: 'nexus', name: 'Nexus Maine', description: 'People of Maine.' }

const invitation: Invitation = {
  invitation_id: 'i1',
  org_id: 'boats',
  organization: 'Boat Builders',
  email: 'amira@example.org',
  role: 'member',
  status: 'pending',
  invited_by: 'Bo',
  has_code: true,
  needs_code: false,
  created_at: '2026-11-01T10:00:00.000Z',
  expires_at: '2026-12-01T10:00:00.000Z',
}

const show = () => renderAt('/organizations', <OrganizationsPage openFile={null} />)

describe('OrganizationsPage', () => {
  it('says what to do if there are none', async () => {
    fakeBackend({ organizations: { List: [] }, invitations: { Waiting: [] } })
    show()
    expect(await screen.findByText('You belong to no organization yet')).toBeInTheDocument()
  })

  it('separates archived organizations, which only an admin can restore', async () => {
    const unarchive = vi.fn()
    fakeBackend({
      organizations: {
        List: [
          nexus,
          { ...nexus, org_id: 'old', name: 'Old Guild', archived_at: '2026-11-20T10:00:00.000Z' },
          { ...nexus, org_id: 'other', name: 'Other Guild', role: 'member', archived_at: '2026-11-20T10:00:00.000Z' },
        ],
        Unarchive: unarchive,
      },
      invitations: { Waiting: [] },
    })
    const { user } = show()
    expect(await screen.findByRole('link', { name: /Nexus Maine/ })).toHaveAttribute('href', '/organizations/nexus')
    const archived = screen.getByRole('region', { name: 'Archived and deleted' })
    expect(within(archived).queryByRole('button', { name: 'Restore Other Guild' })).not.toBeInTheDocument()
    await user.click(within(archived).getByRole('button', { name: 'Restore Old Guild' }))
    expect(unarchive).toHaveBeenCalledExactlyOnceWith({ org_id: 'old' })
  })

  it('creates an organization and goes to it', async () => {
    const create = vi.fn(() => ({ ...nexus, org_id: 'new', name: 'Bakers' }))
    fakeBackend({ organizations: { List: [nexus], Create: create }, invitations: { Waiting: [] } })
    const { user, router } = show()
    await user.click(screen.getByRole('button', { name: 'Create an organization' }))
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled()
    await user.type(screen.getByLabelText('Name'), 'Bakers{Enter}')
    expect(create).toHaveBeenCalledExactlyOnceWith({ org_id: '', name: 'Bakers', description: '' })
    expect(router.state.location.pathname).toBe('/organizations/new')
  })

  it('keeps a rejected code, and says why', async () => {
    fakeBackend({
      organizations: { List: [] },
      invitations: {
        Waiting: [],
        Redeem: () => {
          throw backendError('invalid', 'The code has no word “blurb”.', 'Compare it with the invitation.')
        },
      },
    })
    const { user } = show()
    await user.click(screen.getByRole('button', { name: 'I have a code' }))
    await user.type(screen.getByLabelText('Code or link'), 'blurb')
    await user.click(screen.getByRole('button', { name: 'Join' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The code has no word “blurb”.')
    expect(screen.getByLabelText('Code or link')).toHaveValue('blurb')
  })

  it('accepts a pending invitation, and asks for the code if needed', async () => {
    const accept = vi.fn(() => nexus)
    fakeBackend({
      organizations: { List: [] },
      invitations: {
        Waiting: [invitation, { ...invitation, invitation_id: 'i2', organization: 'Bakers', needs_code: true }],
        Accept: accept,
      },
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Accept the invitation to Boat Builders' }))
    expect(accept).toHaveBeenCalledExactlyOnceWith({ invitation_id: 'i1' })
    await user.click(await screen.findByRole('button', { name: 'Accept the invitation to Bakers' }))
    expect(await screen.findByLabelText('Code or link')).toBeInTheDocument()
    expect(accept).toHaveBeenCalledOnce()
  })
})
