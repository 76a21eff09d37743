import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { MemberDetail, Removal } from '@/api/types'
import { backendError, guild } from '../../../test/backend'
import { detailOf, member, membersBackend } from '../../../test/members'
import { maria } from '../../../test/people'
import { renderAt } from '../../../test/render'
import { MembersTab } from './MembersTab'

const show = () => renderAt('/', <MembersTab organization={guild} />)

// jsdom has no layout: elements get a height here.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 600 })
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 600 })

describe('removed members', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => ({ user_id: `r${index}`, name: `Removed ${index}` }))
  const removals: Removal[] = [
    { by: 'Amira Haddad', at: '2026-11-20T10:00:00.000Z', until: '2026-11-27T10:00:00.000Z', people: people(1) },
    { by: 'Jo Park', at: '2026-11-19T10:00:00.000Z', until: '2026-11-26T10:00:00.000Z', people: people(5_000) },
  ]

  it('are restored together or one by one', async () => {
    const restore = vi.fn()
    membersBackend(1, { Removals: removals, Restore: restore })
    const { user } = show()
    await user.click(await screen.findByText('Recently removed: 5,001'))
    expect(screen.getByText(/^Jo Park removed 5,000 members/)).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Restore all 5,000' }))
    expect(restore).toHaveBeenLastCalledWith({ org_id: 'guild', user_ids: people(5_000).map(({ user_id: id }) => id) })
    expect(screen.getByText('4,950 more: search for the name')).toBeInTheDocument()
    await user.type(screen.getByRole('searchbox', { name: 'Search removed members by name' }), 'removed 4999')
    await user.click(await screen.findByRole('button', { name: 'Restore Removed 4999' }))
    expect(restore).toHaveBeenLastCalledWith({ org_id: 'guild', user_ids: ['r4999'] })
  })

  it('are not mentioned if there are none', async () => {
    membersBackend(1)
    show()
    expect(await screen.findByText('1 member')).toBeInTheDocument()
    expect(screen.queryByText(/Recently removed/)).not.toBeInTheDocument()
  })
})

describe('an imported entry', () => {
  const open = async (detail: Partial<MemberDetail>, more: Record<string, unknown> = {}) => {
    membersBackend(1, { Get: detailOf(member(0), detail), ...more })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /^Member 0/ }))
    const sheet = await screen.findByRole('dialog', { name: 'Member' })
    return { user, sheet }
  }

  it('is edited with the fields of a profile', async () => {
    const edit = vi.fn()
    const { user, sheet } = await open({}, { EditEntry: edit })
    await user.click(await within(sheet).findByRole('button', { name: 'Edit…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Edit Member 0' })
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled()
    await user.clear(within(dialog).getByLabelText('E-mail address'))
    await user.type(within(dialog).getByLabelText('E-mail address'), 'nonsense')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(await within(dialog).findByText('This does not look like an e-mail address.')).toBeInTheDocument()
    await user.clear(within(dialog).getByLabelText('E-mail address'))
    await user.type(within(dialog).getByLabelText('What they are looking for'), 'oars')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    expect(edit).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ org_id: 'guild', user_id: 'u0', email: '', needs: 'oars', opted_in: false, ground: '', skills: maria.skills }),
    )
    expect(await screen.findByRole('dialog', { name: 'Member' })).toBeInTheDocument()
  })

  it('is listed only with the source of the consent', async () => {
    const edit = vi.fn()
    const { user, sheet } = await open({}, { EditEntry: edit })
    await user.click(await within(sheet).findByRole('button', { name: 'Edit…' }))
    await user.click(await screen.findByRole('switch', { name: 'Listed' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Say where the consent comes from.')).toBeInTheDocument()
    await user.type(screen.getByLabelText('Where the consent comes from'), 'on the phone')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(edit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ opted_in: true, ground: 'on the phone' }))
  })

  it('stays unlisted and recognisable if the person said no', async () => {
    const { user, sheet } = await open({ fixed: true, opted_out: true })
    await user.click(await within(sheet).findByRole('button', { name: 'Edit…' }))
    expect(await screen.findByText('This person said no to being listed. That stays.')).toBeInTheDocument()
    expect(screen.queryByRole('switch', { name: 'Listed' })).not.toBeInTheDocument()
    for (const label of ['Name', 'E-mail address', 'LinkedIn']) expect(screen.getByLabelText(label)).toHaveAttribute('readonly')
  })

  it('cannot be edited if the person writes their own profile', async () => {
    const { sheet } = await open({ editable: false })
    expect(await within(sheet).findByRole('button', { name: 'Remove' })).toBeInTheDocument()
    expect(within(sheet).queryByRole('button', { name: 'Edit…' })).not.toBeInTheDocument()
  })

  it('shows its last change, which can be undone', async () => {
    const undo = vi.fn()
    const change = { change_id: 'c1', merged: '', by: 'Jo Park', fields: ['headline', 'opted_in'], at: '2026-11-20T10:00:00.000Z', until: '2026-11-27T10:00:00.000Z' }
    const { user, sheet } = await open({ change }, { UndoChange: undo })
    expect(await within(sheet).findByText('Edited by Jo Park on November 20, 2026: headline and listed.')).toBeInTheDocument()
    await user.click(within(sheet).getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', change_id: 'c1' })
  })
})

describe('merging two entries', () => {
  const field = (name: string, keep: string, drop: string, result: string) => ({ field: name, keep, drop, result, choice: keep !== '' && drop !== '' && keep !== drop, lost: 0 })
  const preview = vi.fn(({ take }: { take: string[] }) => ({
    keep: 'Bob',
    drop: 'Robert',
    fields: [field('name', 'Bob', 'Robert', take.includes('name') ? 'Robert' : 'Bob'), field('headline', '', 'Rigger', 'Rigger'), field('about', '', '', '')],
    listed: false,
    opted_out: true,
  }))
  const select = async (more: Record<string, unknown>) => {
    membersBackend(3, { PreviewMerge: preview, ...more })
    const { user } = show()
    await user.click(await screen.findByRole('checkbox', { name: 'Select Member 2' }))
    expect(screen.queryByRole('button', { name: 'Merge…' })).not.toBeInTheDocument()
    await user.click(screen.getByRole('checkbox', { name: 'Select Member 0' }))
    await user.click(screen.getByRole('button', { name: 'Merge…' }))
    return { user, dialog: await screen.findByRole('dialog', { name: 'Merge two people' }) }
  }

  it('lets the admin choose the values, and says what becomes of the consent', async () => {
    const merge = vi.fn()
    const { user, dialog } = await select({ Merge: merge })
    expect(await within(dialog).findByText(/one of the two said no/)).toBeInTheDocument()
    expect(within(dialog).getByText('Rigger')).toBeInTheDocument()
    await user.click(within(dialog).getByRole('radio', { name: 'Robert' }))
    await vi.waitFor(() => expect(within(dialog).getByRole('button', { name: 'Merge' })).toBeEnabled())
    await user.click(within(dialog).getByRole('button', { name: 'Merge' }))
    expect(merge).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', keep_id: 'u2', drop_id: 'u0', take: ['name'] })
  })

  it('begins with a member, and finds the other one by name', async () => {
    const merge = vi.fn()
    membersBackend(300, { PreviewMerge: preview, Merge: merge })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /^Member 0/ }))
    await user.click(await screen.findByRole('button', { name: 'Merge with…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Who is the same person as Member 0?' })
    expect(await within(dialog).findByText('There are more: search for a name or an address.')).toBeInTheDocument()
    expect(within(dialog).queryByText('Member 0')).not.toBeInTheDocument()
    await user.type(within(dialog).getByRole('searchbox'), 'Member 299')
    await user.click(await within(dialog).findByRole('button', { name: /Member 299/ }))
    const button = await screen.findByRole('button', { name: 'Merge' })
    await vi.waitFor(() => expect(button).toBeEnabled())
    await user.click(button)
    expect(merge).toHaveBeenCalledExactlyOnceWith({ org_id: 'guild', keep_id: 'u0', drop_id: 'u299', take: [] })
    expect(await screen.findByRole('dialog', { name: 'Member' })).toBeInTheDocument()
  })

  it('says why two people cannot be merged', async () => {
    const { dialog } = await select({
      PreviewMerge: () => {
        throw backendError('conflict', 'Ben uses Kith here and writes their own profile.')
      },
    })
    expect(await within(dialog).findByText('Ben uses Kith here and writes their own profile.')).toBeInTheDocument()
    expect(within(dialog).getByRole('button', { name: 'Merge' })).toBeDisabled()
  })
})
