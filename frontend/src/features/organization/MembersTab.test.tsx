import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { backendError, guild } from '../../../test/backend'
import { membersBackend } from '../../../test/members'
import { renderAt } from '../../../test/render'
import { MembersTab } from './MembersTab'

const show = () => renderAt('/', <MembersTab organization={guild} />)

// jsdom has no layout: elements get a height here.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 600 })
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 600 })

describe('MembersTab', () => {
  it('renders and fetches only the visible ones of 50,000', async () => {
    const list = membersBackend(50_000)
    show()
    expect(await screen.findByText('50,000 members')).toBeInTheDocument()
    expect(await screen.findByRole('button', { name: /^Member 0/ })).toBeInTheDocument()
    expect(screen.getAllByRole('listitem').length).toBeLessThan(60)
    expect(list).toHaveBeenCalledOnce()
  })

  it('says that nobody matches, and clears the filter', async () => {
    membersBackend(3)
    const { user } = show()
    await user.type(await screen.findByRole('searchbox'), 'Zed')
    expect(await screen.findByText('No members match')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Show all members' }))
    expect(await screen.findByText('3 members')).toBeInTheDocument()
  })

  it('asks before it removes many, naming some, and undoes it', async () => {
    const remove = vi.fn()
    const restore = vi.fn()
    membersBackend(300, { Remove: remove, Restore: restore })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Select all 300' }))
    expect(await screen.findByText('300 selected')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    const dialog = await screen.findByRole('dialog', { name: 'Remove 300 members?' })
    expect(await within(dialog).findByText('Member 4')).toBeInTheDocument()
    expect(within(dialog).getByText('and 295 more')).toBeInTheDocument()
    expect(remove).not.toHaveBeenCalled()
    await user.click(within(dialog).getByRole('button', { name: 'Remove 300 members' }))
    const ids = Array.from({ length: 300 }, (_, index) => `u${index}`)
    expect(remove).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', user_ids: ids })
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(restore).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', user_ids: ids })
  })

  it('removes up to ten without asking, and nobody if the question is cancelled', async () => {
    const remove = vi.fn()
    membersBackend(11, { Remove: remove })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Select all 11' }))
    await user.click(await screen.findByRole('button', { name: 'Remove' }))
    await user.keyboard('{Escape}')
    expect(remove).not.toHaveBeenCalled()
    await user.click(screen.getByRole('checkbox', { name: 'Select Member 3' }))
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    expect(remove).toHaveBeenCalledOnce()
  })

  it('requires the source of the consent for listing', async () => {
    const listEntries = vi.fn(() => ({ changed: 1 }))
    membersBackend(2, { ListEntries: listEntries })
    const { user } = show()
    await user.click(await screen.findByRole('checkbox', { name: 'Select Member 1' }))
    await user.click(screen.getByRole('button', { name: 'List…' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByRole('button', { name: 'List them' })).toBeDisabled()
    await user.type(within(dialog).getByLabelText('Where the consent comes from'), 'Spring fair')
    await user.click(within(dialog).getByRole('button', { name: 'List them' }))
    expect(listEntries).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', user_ids: ['u1'], ground: 'Spring fair' })
  })

  it('says why the last admin cannot be changed', async () => {
    membersBackend(1, {
      SetRole: () => {
        throw backendError('conflict', 'An organization needs an admin.', 'Make somebody else an admin first.')
      },
    })
    const { user } = show()
    await user.click(await screen.findByRole('checkbox', { name: 'Select Member 0' }))
    await user.click(screen.getByRole('button', { name: 'Make member' }))
    expect(await screen.findByText('An organization needs an admin.')).toBeInTheDocument()
    expect(screen.getByText('1 selected')).toBeInTheDocument()
  })
})
