import { useQuery } from '@tanstack/react-query'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import type { Me, SaveProfile, Start } from '@/api/types'
import { amira, fakeBackend, backendError, signedUp, freshInstallation } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { Onboarding } from './Onboarding'
import { SetupBanner } from './SetupBanner'

beforeAll(() => import('./SetupDialog'))

/** A backend that remembers who signed up and what was saved. */
function statefulBackend(start: Start) {
  let now = start
  const save = vi.fn((values: SaveProfile): Me => {
    now = { ...now, me: { ...now.me, ...values } }
    return now.me
  })
  const signUp = vi.fn(({ name, email }: { name: string; email: string }): Me => {
    now = { ...signedUp, me: { ...amira, user_id: email, name, email } }
    return now.me
  })
  const postpone = vi.fn(() => {
    now = { ...now, onboarding_due: false }
  })
  const load = vi.fn(() => ({ people: 150, listed: 138 }))
  fakeBackend({
    setup: { Start: () => now, SignUp: signUp, PostponeOnboarding: postpone, LoadSample: load },
    profile: { Save: save },
  })
  return { save, signUp, postpone, load }
}

/** Like the window, which renders pages once the start data is loaded. */
function LoadedOnboarding() {
  const { isSuccess } = useQuery(queries.start())
  return isSuccess ? (
    <div data-testid="started">
      <Onboarding OpenFile={() => null} />
    </div>
  ) : null
}

const show = (path = '/chat') =>
  renderAt(
    path,
    <>
      <SetupBanner />
      <LoadedOnboarding />
    </>,
  )

const field = (name: string | RegExp) => screen.findByRole('textbox', { name })
const press = (name: string) => screen.getByRole('button', { name })

beforeEach(() => localStorage.clear())

describe('Onboarding', () => {
  it('goes from the account to the profile, and saves each step', async () => {
    const { save, signUp, load } = statefulBackend(freshInstallation)
    const { user } = show()

    await user.type(await field('Name'), 'Amira Haddad')
    await user.type(await field('E-mail'), 'amira.1@example.org')
    await user.click(press('Next'))
    expect(signUp).toHaveBeenCalledWith({ name: 'Amira Haddad', email: 'amira.1@example.org' })

    expect(await field('Headline')).toHaveFocus()
    await user.keyboard('Boat builder{Enter}')
    expect(await field('Skills')).toHaveFocus()
    expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Amira Haddad', headline: 'Boat builder' }))

    await user.keyboard('caulking, sails')
    await user.click(press('Next'))
    expect(await field('About me')).toHaveFocus()
    expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ skills: ['caulking', 'sails'], opted_in: false }))

    await user.click(press('Next'))
    const optIn = await screen.findByRole('switch', { name: 'Let others find me' })
    expect(optIn).not.toBeChecked()
    await user.click(optIn)
    await user.click(press('Save and finish'))
    expect(await screen.findByText('Others can find you now.')).toBeInTheDocument()
    expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ opted_in: true, show_email: false }))

    await user.click(press('Load the sample community'))
    expect(await screen.findByText(/150 invented people were added\. 138 of them can be found/)).toBeInTheDocument()
    expect(load).toHaveBeenCalledOnce()
  })

  it('shows errors at the fields, and moves the focus to the first', async () => {
    const { signUp } = statefulBackend(freshInstallation)
    const { user } = show()
    await user.type(await field('E-mail'), 'not an address')
    await user.click(press('Next'))
    expect(await field('Name')).toHaveAccessibleDescription('A name is needed.')
    expect(await field('Name')).toHaveFocus()
    expect(await field('E-mail')).toHaveAccessibleDescription(/does not look like an e-mail address/)
    expect(signUp).not.toHaveBeenCalled()
  })

  it('says so if the address is signed up already', async () => {
    statefulBackend(freshInstallation)
    fakeBackend({
      setup: {
        Start: freshInstallation,
        SignUp: () => {
          throw backendError('conflict', 'Somebody with this address uses this Kith already.', 'Choose yourself.')
        },
      },
    })
    const { user } = show()
    await user.type(await field('Name'), 'Amira')
    await user.clear(await field('E-mail'))
    await user.keyboard('amira.2@example.org{Enter}')
    await waitFor(async () =>
      expect(await field('E-mail')).toHaveAccessibleDescription(/uses this Kith already\. Choose yourself\./),
    )
    expect(await field('E-mail')).toHaveFocus()
  })

  it('keeps what was typed when it is postponed, and names what is missing', async () => {
    const start = { ...signedUp, me: { ...amira, user_id: 'put-off' } }
    const { save, postpone } = statefulBackend(start)
    const { user } = show()
    await user.type(await field('Headline'), 'Sailmaker')
    await user.click(press('Not now'))

    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(postpone).toHaveBeenCalledOnce()
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ headline: 'Sailmaker' }))
    expect(await screen.findByText(/easier to find with a headline, a place, your skills, and what you can help with/)).toBeVisible()

    await user.click(screen.getByRole('link', { name: 'Complete it' }))
    expect(await field('Headline')).toHaveValue('Sailmaker')
  })

  it('keeps invalid values too', async () => {
    const { save } = statefulBackend({ ...signedUp, me: { ...amira, user_id: 'too-long' } })
    const { user } = show()
    const long = 'x'.repeat(301)
    await user.click(await field('Headline'))
    await user.paste(long)
    await user.click(press('Next'))
    expect(await field('Headline')).toHaveAccessibleDescription(/At most 300 characters/)
    await user.keyboard('{Escape}')
    expect(save).not.toHaveBeenCalled()
    await user.click(await screen.findByRole('link', { name: 'Complete it' }))
    expect(await field('Headline')).toHaveValue(long)
  })

  it('saves consent only when the user presses save', async () => {
    const { save } = statefulBackend({ ...signedUp, me: { ...amira, user_id: 'consent' } })
    const { user } = show()
    for (const next of ['Headline', 'Skills', 'About me']) {
      await field(next)
      await user.click(press('Next'))
    }
    await user.click(await screen.findByRole('switch', { name: 'Let others find me' }))
    save.mockClear()
    await user.click(press('Not now'))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(save).not.toHaveBeenCalled()
  })

  it('asks which user is there if there are several', async () => {
    const signIn = vi.fn(() => amira)
    const several = [...signedUp.people, { user_id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.org', locked: false }]
    fakeBackend({ setup: { Start: { ...freshInstallation, onboarding_due: false, people: several }, SignIn: signIn } })
    const { user } = show()
    const dialog = within(await screen.findByRole('dialog', { name: 'Who’s there?' }))
    await user.click(dialog.getByRole('button', { name: /Bo Lindqvist/ }))
    expect(signIn).toHaveBeenCalledWith({ user_id: 'bo', passcode: '' })
  })

  it('asks for the passcode of the last user, and again if it was wrong', async () => {
    const signIn = vi.fn(() => {
      throw backendError('locked', 'The passcode is wrong.')
    })
    const locked = { user_id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.org', locked: true }
    const start = { ...freshInstallation, onboarding_due: false, people: [...signedUp.people, locked], locked_user_id: 'bo' }
    fakeBackend({ setup: { Start: start, SignIn: signIn } })
    const { user } = show()
    const passcode = await screen.findByLabelText('Passcode of Bo Lindqvist')
    expect(passcode).toHaveFocus()
    await user.type(passcode, '1234{Enter}')
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    expect(signIn).toHaveBeenCalledExactlyOnceWith({ user_id: 'bo', passcode: '1234' })
    expect(passcode).toHaveValue('')
    await user.click(press('Back'))
    expect(screen.getByRole('button', { name: /Amira Haddad/ })).toBeInTheDocument()
  })

  it('lets another user sign up', async () => {
    statefulBackend({ ...freshInstallation, onboarding_due: false, people: signedUp.people })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Somebody else: sign up' }))
    expect(await field('Name')).toHaveFocus()
    await user.click(press('I have used Kith on this machine before'))
    expect(await screen.findByRole('button', { name: /Amira Haddad/ })).toHaveFocus()
  })
})

describe('SetupBanner', () => {
  it('does not come back after it was dismissed', async () => {
    statefulBackend({ ...signedUp, onboarding_due: false })
    const first = show()
    await first.user.click(await screen.findByRole('button', { name: 'Don’t show this again' }))
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
    first.unmount()
    show()
    await waitFor(() => expect(screen.getByTestId('started')).toBeInTheDocument())
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })

  it('is not shown if the profile is complete', async () => {
    statefulBackend({ ...signedUp, onboarding_due: false, me: { ...amira, complete: true, missing: [] } })
    show()
    await waitFor(() => expect(screen.getByTestId('started')).toBeInTheDocument())
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })
})
