import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Erasure, Me } from '@/api/types'
import { testEnvironment } from '@/lib/initialOrganizations'
import { amira, fakeBackend, backendError, signedUp } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { AccountSection } from './AccountSection'

const erasure: Erasure = {
  name: 'Amira Haddad',
  sessions: 3,
  messages: 12,
  contacts: 2,
  organizations: [{ org_id: 'nexus', name: 'Nexus Maine' }, testEnvironment],
  ending: [],
  blocked: [],
  saved_by: 1,
  facts: 4,
  backups_until: '2026-12-01T10:00:00.000Z',
}

const show = (me: Me = amira) => renderAt('/settings/account', <AccountSection start={{ ...signedUp, me }} />)

describe('AccountSection', () => {
  it('pauses the visibility, and explains it', async () => {
    const visibility = vi.fn(() => amira)
    fakeBackend({ setup: { Start: signedUp }, profile: { SetVisibility: visibility } })
    const { user } = show({ ...amira, visibility: 'shown' })
    expect(screen.getByText('Members of your organizations see your profile.')).toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'Paused' }))
    expect(visibility).toHaveBeenCalledExactlyOnceWith({ visibility: 'paused' })
  })

  it('requires the current passcode to change or remove it, and keeps what was typed if it was wrong', async () => {
    const change = vi.fn(() => {
      throw backendError('locked', 'The passcode is wrong.')
    })
    fakeBackend({ setup: { Start: signedUp }, profile: { ChangePasscode: change } })
    const { user } = show({ ...amira, has_passcode: true })
    expect(screen.getByRole('button', { name: 'Remove passcode' })).toBeDisabled()
    await user.type(screen.getByLabelText('Current passcode'), 'wrong')
    await user.click(screen.getByRole('button', { name: 'Remove passcode' }))
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    expect(change).toHaveBeenCalledExactlyOnceWith({ old: 'wrong', new: '' })
    expect(screen.getByLabelText('Current passcode')).toHaveValue('wrong')
  })

  it('says what is erased and what remains, and requires the typed name', async () => {
    const erase = vi.fn()
    fakeBackend({ setup: { Start: signedUp }, profile: { Erasure: erasure, Erase: erase } })
    const { user, router } = show()
    await user.click(screen.getByRole('button', { name: 'Erase me…' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText('3 conversations with 12 messages')).toBeInTheDocument()
    expect(dialog.getByText('your place in Nexus Maine and “People who use this computer”')).toBeInTheDocument()
    expect(dialog.getByText(/until December 1, 2026 at the latest/)).toBeInTheDocument()
    expect(dialog.getByRole('button', { name: 'Erase me for good' })).toBeDisabled()
    await user.type(dialog.getByLabelText(/type your name/), 'Amira Haddad')
    await user.click(dialog.getByRole('button', { name: 'Erase me for good' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/chat'))
    expect(erase).toHaveBeenCalledExactlyOnceWith({ typed_name: 'Amira Haddad' })
  })

  it('does not erase the only admin of an organization', async () => {
    fakeBackend({ setup: { Start: signedUp }, profile: { Erasure: { ...erasure, blocked: erasure.organizations.slice(0, 1) } } })
    const { user } = show()
    await user.click(screen.getByRole('button', { name: 'Erase me…' }))
    expect(await screen.findByText(/You are the only admin of Nexus Maine/)).toBeInTheDocument()
    expect(screen.queryByLabelText(/type your name/)).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Erase me for good' })).toBeDisabled()
  })
})
