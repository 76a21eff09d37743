import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { testEnvironment } from '@/lib/initialOrganizations'
import { fakeBackend, guild } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { OrganizationPage } from './OrganizationPage'

const nothing = () => null
const show = (path: string) =>
  renderAt(path, <OrganizationPage Import={nothing} Sharing={nothing} SendProfile={() => 'Send it'} />, '/organizations/:orgId/:tab?')

describe('OrganizationPage', () => {
  it('shows nothing for an organization that the user does not belong to', async () => {
    fakeBackend({ organizations: { List: [guild] } })
    show('/organizations/other')
    expect(await screen.findByText('There is nothing here')).toBeInTheDocument()
  })

  it('lets members only read and leave', async () => {
    fakeBackend({ organizations: { List: [{ ...guild, role: 'member', description: 'We build boats.' }] } })
    show('/organizations/guild')
    expect(await screen.findByText('We build boats.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Leave' })).toBeInTheDocument()
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /Archive|Delete/ })).not.toBeInTheDocument()
  })

  it('lets members of a directory from a file send their profile', async () => {
    fakeBackend({ organizations: { List: [{ ...guild, role: 'member', from_file: true }] } })
    show('/organizations/guild')
    expect(await screen.findByText('Send it')).toBeInTheDocument()
  })

  it('deletes only after its name was typed', async () => {
    const remove = vi.fn()
    fakeBackend({ organizations: { List: [guild], Delete: remove } })
    const { user, router } = show('/organizations/guild')
    await user.click(await screen.findByRole('button', { name: 'Delete…' }))
    expect(screen.getByRole('link', { name: 'Export them first' })).toHaveAttribute('href', '/organizations/guild/sharing')
    await user.type(screen.getByLabelText(/type its name/), 'Boat')
    expect(screen.getByRole('button', { name: 'Delete' })).toBeDisabled()
    await user.type(screen.getByLabelText(/type its name/), ' Guild')
    await user.click(screen.getByRole('button', { name: 'Delete' }))
    expect(remove).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', typed_name: 'Boat Guild' })
    expect(router.state.location.pathname).toBe('/organizations')
  })

  it('renames Test Environment by its stored name, and says what the page shows', async () => {
    fakeBackend({ organizations: { List: [{ ...guild, ...testEnvironment, lasting: true }] } })
    show(`/organizations/${testEnvironment.org_id}`)
    expect(await screen.findByRole('heading', { name: 'People who use this computer' })).toBeInTheDocument()
    const name = screen.getByLabelText('Name')
    expect(name).toHaveValue('Test Environment')
    expect(name).toHaveAccessibleDescription(/Kith shows it as “People who use this computer”/)
  })

  it('renames it', async () => {
    const describeIt = vi.fn(() => guild)
    fakeBackend({ organizations: { List: [guild], Describe: describeIt } })
    const { user } = show('/organizations/guild')
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled()
    await user.type(screen.getByLabelText('Name'), ' of Maine')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(describeIt).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', name: 'Boat Guild of Maine', description: '' })
  })
})
