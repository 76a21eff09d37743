import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Contact } from '@/api/types'
import { contactOf, fakeBackend, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { SavedPage } from './SavedPage'

/** A backend with the given contacts. */
function contactsBackend(...contacts: Contact[]) {
  const removed: Contact[] = []
  const update = vi.fn()
  fakeBackend({
    sessions: { List: [{ session_id: 's1', title: 'Who builds boats?' }] },
    saved: {
      List: () => [...contacts],
      Removed: () => [...removed],
      Update: update,
      Remove: ({ user_id: id }: { user_id: string }) => {
        removed.push(...contacts.splice(contacts.findIndex(({ person }) => person.user_id === id), 1))
      },
      Restore: () => contacts.unshift(...removed.splice(0)),
      Export: ({ format }: { format: string }) =>
        format === 'csv' ? { path: '/home/amira/contacts.csv', count: contacts.length } : { path: '', count: 0 },
    },
  })
  return { update }
}

const show = () => renderAt('/saved', <SavedPage />)
const row = (name: string) => screen.findByRole('article', { name })

// jsdom has no layout: elements get their heights here.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 800 })
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 250 })

describe('SavedPage', () => {
  it('says what to do if nobody is saved', async () => {
    contactsBackend()
    show()
    expect(await screen.findByRole('link', { name: 'Ask a question' })).toHaveAttribute('href', '/chat')
    expect(screen.queryByRole('button', { name: 'Export' })).not.toBeInTheDocument()
  })

  it('says what went wrong, and tries again', async () => {
    let works = false
    fakeBackend({
      sessions: { List: [] },
      saved: {
        List: () => {
          if (works) return [contactOf('Bo')]
          throw backendError('busy', '')
        },
      },
    })
    const { user } = show()
    expect(await screen.findByRole('alert')).toHaveTextContent('Another Kith is using the data folder.')
    works = true
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await row('Bo')).toBeInTheDocument()
  })

  it('shows the reason, the conversation, and how the person was contacted', async () => {
    contactsBackend(
      contactOf('Bo', {
        reason: 'Builds boats.',
        session_id: 's1',
        email_clicked: true,
        email_clicked_at: '2026-11-02T10:00:00.000Z',
      }),
    )
    show()
    const bo = within(await row('Bo'))
    expect(bo.getByText('Builds boats.')).toBeInTheDocument()
    expect(await bo.findByRole('link', { name: 'Who builds boats?' })).toHaveAttribute('href', '/chat/s1')
    expect(bo.getByText('Written to on November 2, 2026')).toBeInTheDocument()
  })

  it('shows only the name of a person who is hidden now, and says why', async () => {
    contactsBackend(contactOf('Bo', { session_id: 'gone' }, { visible: false }))
    show()
    const bo = within(await row('Bo'))
    expect(bo.getByText(/Kith shows their name alone/)).toBeInTheDocument()
    expect(bo.queryByRole('button', { name: /E-mail|LinkedIn/ })).not.toBeInTheDocument()
    expect(bo.queryByRole('link')).not.toBeInTheDocument()
  })

  it('searches, and clears a search without results', async () => {
    contactsBackend(contactOf('Bo'), contactOf('Zoë'))
    const { user } = show()
    await user.type(await screen.findByRole('searchbox'), 'zoe')
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Bo' })).not.toBeInTheDocument())
    expect(screen.getByText('1 of 2 contacts')).toBeInTheDocument()
    await user.keyboard('x')
    await user.click(await screen.findByRole('button', { name: 'Show all contacts' }))
    expect(await row('Bo')).toBeInTheDocument()
  })

  it('saves notes automatically, and says so', async () => {
    const { update } = contactsBackend(contactOf('Bo', { tags: ['boats'] }))
    const { user } = show()
    const bo = within(await row('Bo'))
    await user.type(bo.getByRole('textbox', { name: 'Note' }), 'Call on Tuesday')
    expect(bo.getByRole('status')).toHaveTextContent('Saving…')
    await user.tab()
    await waitFor(() => expect(bo.getByRole('status')).toHaveTextContent('Saved'))
    expect(update).toHaveBeenLastCalledWith({ user_id: 'Bo', note: 'Call on Tuesday', tags: ['boats'], follow_up_on: '' })
  })

  it('saves every change, one call at a time', async () => {
    const { update } = contactsBackend(contactOf('Bo'))
    let finish = () => {}
    update.mockImplementationOnce(() => new Promise<void>((resolve) => (finish = resolve)))
    const { user } = show()
    await user.type(within(await row('Bo')).getByRole('textbox', { name: 'Note' }), 'Call')
    expect(update).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ note: 'C' }))
    finish()
    await waitFor(() => expect(update).toHaveBeenCalledTimes(2))
    expect(update).toHaveBeenLastCalledWith(expect.objectContaining({ note: 'Call' }))
  })

  it('saves on blur, and updates the filters', async () => {
    const { update } = contactsBackend(contactOf('Bo'), contactOf('Zoë'))
    const { user } = show()
    await user.type(within(await row('Bo')).getByRole('textbox', { name: 'Tags' }), 'harbor')
    await user.click(screen.getByRole('searchbox'))
    await waitFor(() => expect(update).toHaveBeenCalledWith({ user_id: 'Bo', note: '', tags: ['harbor'], follow_up_on: '' }))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), 'harbor (1)')
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Zoë' })).not.toBeInTheDocument())
  })

  it('says so if saving notes fails, and tries again', async () => {
    const { update } = contactsBackend(contactOf('Bo'))
    update.mockRejectedValue(backendError('disk_full', ''))
    const { user } = show()
    const bo = within(await row('Bo'))
    await user.type(bo.getByRole('textbox', { name: 'Note' }), 'Call')
    await user.click(screen.getByRole('searchbox'))
    const again = await bo.findByRole('button', { name: 'Try again' })
    update.mockResolvedValue(undefined)
    await user.click(again)
    await waitFor(() => expect(bo.getByRole('status')).toHaveTextContent('Saved'))
    expect(update).toHaveBeenLastCalledWith(expect.objectContaining({ note: 'Call' }))
  })

  it('removes a contact, and undoes it', async () => {
    contactsBackend(contactOf('Bo'), contactOf('Zoë'))
    const { user } = show()
    await user.click(within(await row('Bo')).getByRole('button', { name: /Remove Bo/ }))
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Bo' })).not.toBeInTheDocument())
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await row('Bo')).toBeInTheDocument()
  })

  it.each([
    ['As a table (CSV)', '1 contact was written to /home/amira/contacts.csv'],
    ['For an address book (vCard)', 'Nothing was written.'],
  ])('exports %s', async (format, want) => {
    contactsBackend(contactOf('Bo'))
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('menuitem', { name: format }))
    expect(await screen.findByText(want)).toBeInTheDocument()
  })

  it('renders only the visible ones of 5,000 contacts', async () => {
    contactsBackend(...Array.from({ length: 5_000 }, (_, index) => contactOf(`Person ${index}`)))
    show()
    await row('Person 0')
    expect(screen.getByText('5,000 contacts')).toBeInTheDocument()
    expect(screen.getAllByRole('article').length).toBeLessThan(20)
  })

  it('restores removed contacts', async () => {
    contactsBackend(contactOf('Bo'), contactOf('Zoë'))
    const { user } = show()
    expect(screen.queryByText(/Recently removed/)).not.toBeInTheDocument()
    await user.click(within(await row('Bo')).getByRole('button', { name: /Remove/ }))
    await user.click(await screen.findByText('Recently removed (1)'))
    await user.click(await screen.findByRole('button', { name: 'Restore Bo' }))
    expect(await row('Bo')).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByText(/Recently removed/)).not.toBeInTheDocument())
  })
})
