import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '@/i18n'
import { testEnvironment } from '@/lib/initialOrganizations'
import { amira, fakeBackend, backendError, signedUp, freshInstallation } from '../../test/backend'
import { renderAt } from '../../test/render'
import { OrgSelector } from './OrgSelector'

const show = () => renderAt('/chat', <OrgSelector />)

afterEach(() => act(() => setLanguage('en')))

describe('OrgSelector', () => {
  it('is not shown before somebody is signed in', async () => {
    fakeBackend({ setup: { Start: freshInstallation } })
    show()
    await waitFor(() => expect(screen.queryByRole('button')).not.toBeInTheDocument())
  })

  it('opens by keyboard shortcut, and stores the selection', async () => {
    const select = vi.fn()
    let selected = ''
    fakeBackend({
      setup: { Start: () => ({ ...signedUp, me: { ...signedUp.me, selected_org_id: selected } }) },
      organizations: {
        Select: (request: { org_id: string }) => {
          selected = request.org_id
          select(request)
        },
      },
    })
    const { user } = show()
    expect(await screen.findByRole('button', { name: 'Organization: All my organizations' })).toBeInTheDocument()
    await user.keyboard('{Control>}o{/Control}')
    expect(await screen.findByRole('menuitemradio', { name: 'All my organizations', checked: true })).toBeInTheDocument()
    await user.click(screen.getByRole('menuitemradio', { name: 'Nexus Maine' }))
    expect(await screen.findByRole('button', { name: 'Organization: Nexus Maine' })).toBeInTheDocument()
    expect(select).toHaveBeenCalledExactlyOnceWith({ org_id: 'nexus' })
  })

  it.each([
    ['in English', 'en', testEnvironment.name, ['Nexus Maine', 'People who use this computer']],
    ['in French', 'fr', testEnvironment.name, ['Nexus Maine', 'Personnes qui utilisent cet ordinateur']],
    ['by the name that an admin gave it', 'fr', 'Harbor Office', ['Harbor Office', 'Nexus Maine']],
  ] as const)('names Test Environment %s, and sorts by what it shows', async (_, language, stored, names) => {
    await setLanguage(language)
    const organizations = [{ ...testEnvironment, name: stored, role: 'admin' }, ...amira.organizations.slice(1)]
    const me = { ...amira, organizations, selected_org_id: testEnvironment.org_id }
    fakeBackend({ setup: { Start: { ...signedUp, me } } })
    const { user } = show()
    const shown = names.find((name) => name !== 'Nexus Maine')
    await user.click(await screen.findByRole('button', { name: new RegExp(`^Organi[sz]ation\\s?: ${shown}$`) }))
    expect(screen.getAllByRole('menuitemradio').slice(1).map(({ textContent }) => textContent?.replace(/^\p{Lu}{2}/u, ''))).toEqual(names)
  })

  it('keeps the selection if storing fails', async () => {
    fakeBackend({
      setup: { Start: signedUp },
      organizations: {
        Select: () => {
          throw backendError('busy', '')
        },
      },
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /Organization/ }))
    await user.click(screen.getByRole('menuitemradio', { name: 'Nexus Maine' }))
    expect(await screen.findByRole('button', { name: 'Organization: All my organizations' })).toBeInTheDocument()
  })
})
