import { useQuery } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import type { Me, SaveProfile, Session, Settings, Start } from '@/api/types'
import { testEnvironment } from '@/lib/initialOrganizations'
import { amira, fakeBackend, backendError, signedUp, freshInstallation } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { sectionsFor } from './sections'
import { SettingsPage } from './SettingsPage'

/** Like the window, which renders pages once the start data is loaded. */
function LoadedSettings() {
  return useQuery(queries.start()).isSuccess ? <SettingsPage writing={null} backups={null} /> : null
}

const show = (section: string) => renderAt(`/settings/${section}`, <LoadedSettings />, '/settings/:section?')

const member: Me = { ...amira, organizations: amira.organizations.map((organization) => ({ ...organization, role: 'member' })) }

describe('sectionsFor', () => {
  it.each([
    ['an admin of Test Environment', signedUp, true],
    ['a member', { ...signedUp, me: member }, false],
    ['nobody', freshInstallation, false],
  ] as [string, Start, boolean][])('offers %s the sample community: %#', (_, start, offered) => {
    expect(sectionsFor(start).includes('sample')).toBe(offered)
  })

  it('offers no profile if nobody is signed in', () => {
    expect(sectionsFor(freshInstallation)).not.toContain('profile')
  })
})

describe('my profile', () => {
  /** A backend with a separate user, so that drafts of other tests do not appear. */
  function withProfile(userId: string) {
    const me = { ...amira, user_id: userId }
    const save = vi.fn((values: SaveProfile): Me => ({ ...me, ...values, headline: values.headline.trim() }))
    fakeBackend({ setup: { Start: { ...signedUp, me } }, profile: { Save: save } })
    return save
  }
  const headline = () => screen.findByRole('textbox', { name: 'Headline' })

  it('saves changes, and shows the stored values', async () => {
    const save = withProfile('saves')
    const { user } = show('profile')
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
    await user.type(await headline(), ' Sailmaker ')
    await user.click(screen.getByRole('switch', { name: 'Let others find me' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Your profile is saved. Others can find you.')).toBeInTheDocument()
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ name: amira.name, opted_in: true, show_email: false }))
    expect(await headline()).toHaveValue('Sailmaker')
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument()
  })

  it('shows an error at the field, and moves the focus there', async () => {
    const save = withProfile('wrong')
    const { user } = show('profile')
    const website = await screen.findByRole('textbox', { name: 'Website' })
    await user.type(website, 'ftp://example.org')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(website).toHaveAccessibleDescription(/does not look like a web address/))
    expect(website).toHaveFocus()
    expect(save).not.toHaveBeenCalled()
  })

  it('keeps unsaved values when another section is opened, until they are discarded', async () => {
    withProfile('keeps')
    const { user } = show('profile')
    await user.type(await headline(), 'Half a thou')
    await user.click(screen.getByRole('link', { name: 'About Kith' }))
    await screen.findByText('Version')
    await user.click(screen.getByRole('link', { name: 'My profile' }))
    expect(await headline()).toHaveValue('Half a thou')
    await user.click(await screen.findByRole('button', { name: 'Discard' }))
    expect(await headline()).toHaveValue('')
  })

  it('previews the profile as others would see it', async () => {
    withProfile('preview')
    const { user } = show('profile')
    await user.type(await headline(), 'Sailmaker')
    await user.click(screen.getByRole('button', { name: 'How others see me' }))
    const preview = within(await screen.findByRole('dialog'))
    expect(preview.getByText('Sailmaker')).toBeInTheDocument()
    expect(preview.getByText(/nobody would see this/)).toBeInTheDocument()
    expect(preview.queryByText(amira.email)).not.toBeInTheDocument()
  })
})

describe('appearance', () => {
  const settings: Settings = { theme: '', language: '' }

  it('applies at once', async () => {
    const set = vi.fn((changed: Settings) => changed)
    fakeBackend({ setup: { Start: signedUp }, preferences: { Get: settings, Set: set } })
    const { user } = show('appearance')
    await user.click(await screen.findByRole('radio', { name: 'Dark' }))
    expect(screen.getByRole('radio', { name: 'Dark' })).toBeChecked()
    expect(set).toHaveBeenCalledWith({ theme: 'dark', language: '' })
  })

  it('is rolled back if saving fails', async () => {
    const set = () => {
      throw backendError('read_only', '')
    }
    fakeBackend({ setup: { Start: signedUp }, preferences: { Get: settings, Set: set } })
    const { user } = show('appearance')
    await user.click(await screen.findByRole('radio', { name: 'Français' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The data folder cannot be written to.')
    expect(screen.getAllByRole('radio', { name: 'As the system', checked: true })).toHaveLength(2)
  })
})

describe('deleted conversations', () => {
  const session = { session_id: 's1', title: 'Who builds boats?', last_message_at: '2026-11-20T10:00:00.000Z' } as Session

  function withDeleted(...deleted: Session[]) {
    const erase = vi.fn(() => void deleted.splice(0))
    const restore = vi.fn(() => void deleted.splice(0))
    fakeBackend({ setup: { Start: signedUp }, sessions: { Deleted: () => [...deleted], Erase: erase, Restore: restore } })
    return { erase, restore }
  }

  it('shows a message if there are none', async () => {
    withDeleted()
    show('conversations')
    expect(await screen.findByText('Nothing was deleted in the last week')).toBeInTheDocument()
  })

  it('can be restored', async () => {
    const { restore } = withDeleted(session)
    const { user } = show('conversations')
    await user.click(await screen.findByRole('button', { name: 'Restore “Who builds boats?”' }))
    expect(await screen.findByText('“Who builds boats?” is back among your conversations.')).toBeInTheDocument()
    expect(restore).toHaveBeenCalledWith({ session_id: 's1' })
  })

  it('are erased after confirmation', async () => {
    const { erase } = withDeleted(session)
    const { user } = show('conversations')
    await user.click(await screen.findByRole('button', { name: 'Erase now: “Who builds boats?”' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/up to 30 days/)).toBeInTheDocument()
    expect(erase).not.toHaveBeenCalled()
    await user.click(dialog.getByRole('button', { name: 'Erase for good' }))
    expect(await screen.findByText('Nothing was deleted in the last week')).toBeInTheDocument()
  })
})

describe('the sample community', () => {
  it('is removed after confirmation', async () => {
    let start: Start = { ...signedUp, sample_loaded: true }
    const remove = vi.fn(() => {
      start = { ...start, sample_loaded: false }
      return { people: 150, listed: 0 }
    })
    fakeBackend({ setup: { Start: () => start, RemoveSample: remove } })
    const { user } = show('sample')
    await user.click(await screen.findByRole('button', { name: 'Remove the sample community…' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/Everything else stays: real people/)).toBeInTheDocument()
    expect(remove).not.toHaveBeenCalled()
    await user.click(dialog.getByRole('button', { name: 'Remove them' }))
    expect(await screen.findByText('150 invented people were removed.')).toBeInTheDocument()
    expect(await screen.findByRole('button', { name: 'Load the sample community' })).toBeInTheDocument()
  })
})

describe('users of this computer', () => {
  it('switches to another user', async () => {
    const signIn = vi.fn(() => amira)
    const people = [...signedUp.people, { user_id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.org' }]
    fakeBackend({ setup: { Start: { ...signedUp, people }, SignIn: signIn } })
    const { user, router } = show('machine')
    await user.click(await screen.findByRole('button', { name: 'Switch to Bo Lindqvist' }))
    expect(signIn).toHaveBeenCalledWith({ user_id: 'bo', passcode: '' })
    await waitFor(() => expect(router.state.location.pathname).toBe('/chat'))
  })
})

describe('the organization of the people who use this computer', () => {
  const title = 'People who use this computer'

  it('is shown with its stored name', async () => {
    fakeBackend({ setup: { Start: signedUp } })
    show('machine')
    const section = within(await screen.findByRole('region', { name: title }))
    expect(section.getByText('Test Environment')).toBeInTheDocument()
    expect(section.getByText(/Commands know them as Test Environment\.$/)).toBeInTheDocument()
  })

  it.each([
    ['an admin renamed it', { ...signedUp, me: { ...amira, organizations: [{ ...testEnvironment, name: 'Harbor Office', role: 'admin' }] } }],
    ['nobody is signed in', freshInstallation],
  ] as [string, Start][])('is not named where %s', async (_, start) => {
    fakeBackend({ setup: { Start: start } })
    show('machine')
    expect(await screen.findByRole('region', { name: title })).not.toHaveTextContent('Commands')
  })
})

describe('about', () => {
  it.each([
    ['builtin', 'http://127.0.0.1:11434', /No usable model was found at http:\/\/127\.0\.0\.1:11434/, /^Nothing\./],
    ['builtin', '', /cannot be used/, /^Nothing\./],
    ['qwen3:4b', 'http://localhost:11434', /The model qwen3:4b/, /^Nothing\./],
    ['qwen3:4b', 'http://192.0.2.7:11434', /The model qwen3:4b/, /which is another machine/],
  ])('says who writes and what leaves the computer: %s at %j', async (model, address, writes, leaves) => {
    fakeBackend({ setup: { Start: signedUp, Writer: { model, address } } })
    show('about')
    expect(await screen.findByText(writes)).toBeInTheDocument()
    expect(screen.getByText(leaves)).toBeInTheDocument()
    expect(screen.getByRole('textbox', { name: 'Data folder' })).toHaveValue(signedUp.data_dir)
  })

  it('names the languages, and the authors of what is built in', async () => {
    fakeBackend({ setup: { Start: signedUp, Writer: { model: 'builtin', address: '' } } })
    show('about')
    expect(await screen.findByText(/German, Spanish and Portuguese are compared by meaning alone/)).toBeInTheDocument()
    expect(screen.getByText(/© GeoNames, .* CC BY 4\.0/)).toBeInTheDocument()
    expect(screen.getByText(/Universal Sentence Encoder multilingual/)).toBeInTheDocument()
    expect(screen.getByText(/Unicode CLDR/)).toBeInTheDocument()
  })

  it('shows the rest if the writer is unknown', async () => {
    fakeBackend({ setup: { Start: signedUp, Writer: () => Promise.reject(backendError('damaged', 'The data cannot be read.')) } })
    show('about')
    expect(await screen.findByRole('alert')).toHaveTextContent('The data cannot be read.')
    expect(screen.getByText(signedUp.version)).toBeInTheDocument()
  })
})
