import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { fakeBackend, refusal, signedUp, untouched } from '../../test/backend'
import { renderAt } from '../../test/render'
import { OrgSelector } from './OrgSelector'

const show = () => renderAt('/chat', <OrgSelector />)

describe('OrgSelector', () => {
  it('is not there before somebody is', async () => {
    fakeBackend({ setup: { Start: untouched } })
    show()
    await waitFor(() => expect(screen.queryByRole('button')).not.toBeInTheDocument())
  })

  it('changes by keyboard what everything is about, and remembers it', async () => {
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

  it('stays where it was when it cannot change', async () => {
    fakeBackend({
      setup: { Start: signedUp },
      organizations: {
        Select: () => {
          throw refusal('busy', '')
        },
      },
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /Organization/ }))
    await user.click(screen.getByRole('menuitemradio', { name: 'Nexus Maine' }))
    expect(await screen.findByRole('button', { name: 'Organization: All my organizations' })).toBeInTheDocument()
  })
})
