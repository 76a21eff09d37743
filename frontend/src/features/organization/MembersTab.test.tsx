import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Member, MemberFilter } from '@/api/types'
import { fakeBackend, guild, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { MembersTab } from './MembersTab'

const member = (index: number): Member => ({
  user_id: `u${index}`,
  name: `Member ${index}`,
  email: `member${index}@example.org`,
  role: 'member',
  origin: 'import',
  claimed: false,
  listed: false,
  complete: 'incomplete',
  invitation: '',
  claimant: false,
  joined_at: '2026-11-01T10:00:00.000Z',
})

type Page = MemberFilter & { offset: number; limit: number }

/** A backend with a number of members. The query filters them by name. */
function membersBackend(count: number, more: Record<string, unknown> = {}) {
  const matching = (query: string) =>
    Array.from({ length: count }, (_, index) => member(index)).filter(({ name }) => name.includes(query))
  const list = vi.fn(({ query, offset, limit }: Page) => {
    const found = matching(query)
    return { members: found.slice(offset, offset + limit), total: found.length }
  })
  fakeBackend({ members: { List: list, IDs: ({ query }: Page) => matching(query).map(({ user_id: id }) => id), ...more } })
  return list
}

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

  it('applies an action to all selected members, and undoes it', async () => {
    const remove = vi.fn()
    const restore = vi.fn()
    membersBackend(300, { Remove: remove, Restore: restore })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Select all 300' }))
    expect(await screen.findByText('300 selected')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Remove' }))
    const ids = Array.from({ length: 300 }, (_, index) => `u${index}`)
    expect(remove).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', user_ids: ids })
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(restore).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', user_ids: ids })
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
