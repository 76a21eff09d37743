import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { amira, fakeBackend, backendError, signedUp } from '../../../test/backend'
import { mockLayout } from '../../../test/layout'
import { sessionOf } from '../../../test/people'
import { renderAt } from '../../../test/render'
import { SessionsPane } from './SessionsPane'

mockLayout()

const stored = [sessionOf('boats', 'Who knows boats?'), sessionOf('grants', 'Who writes grants?')]

function show(calls: Record<string, unknown> = {}, path = '/chat/boats') {
  const onOpen = vi.fn<() => void>()
  fakeBackend({ sessions: { List: stored, ...calls } })
  return { onOpen, ...renderAt(path, <SessionsPane searchRef={{ current: null }} onOpen={onOpen} />, '/chat/:sessionId?') }
}

const chooseAction = async (user: ReturnType<typeof show>['user'], title: string, item: string) => {
  await user.click(await screen.findByRole('button', { name: `Actions for “${title}”` }))
  await user.click(await screen.findByRole('menuitem', { name: item }))
}

describe('the conversations', () => {
  it('are grouped by day and open by their title', async () => {
    const { user, router, onOpen } = show()
    expect(await screen.findByRole('heading', { name: 'Today' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Who knows boats?' })).toHaveAttribute('aria-current', 'page')
    await user.click(screen.getByRole('link', { name: 'Who writes grants?' }))
    expect(router.state.location.pathname).toBe('/chat/grants')
    expect(onOpen).toHaveBeenCalledOnce()
  })

  it('show a hint if there are none', async () => {
    show({ List: [] })
    expect(await screen.findByText('Your conversations are kept here.')).toBeInTheDocument()
  })

  it('show no error if nobody is signed in', async () => {
    const List = vi.fn(() => Promise.reject(backendError('no_actor', 'Nobody has signed up here yet.')))
    show({ List })
    await waitFor(() => expect(List).toHaveBeenCalled())
    expect(await screen.findByText('Your conversations are kept here.')).toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  })

  it.each([
    ['Enter keeps the new title', 'Boats{Enter}', 'Boats'],
    ['blur keeps it too', 'Boats{Tab}', 'Boats'],
    ['Esc keeps the old', 'Boats{Escape}', undefined],
    ['an empty title is none', ' {Enter}', undefined],
  ])('are renamed inline: %s', async (_, typed, title) => {
    const Rename = vi.fn(() => stored[0])
    const { user } = show({ Rename })
    await chooseAction(user, 'Who knows boats?', 'Rename')
    const input = await screen.findByRole('textbox', { name: 'New title' })
    await user.clear(input)
    await user.type(input, typed)
    expect(screen.queryByRole('textbox', { name: 'New title' })).toBeNull()
    expect(Rename.mock.calls).toEqual(title === undefined ? [] : [[{ session_id: 'boats', title }]])
  })

  it.each([
    ['all organizations, if there are several', { ...amira, selected_org_id: '' }, 'Began in Nexus Maine'],
    ['one organization', { ...amira, selected_org_id: 'nexus' }, undefined],
    ['the only organization', { ...amira, organizations: amira.organizations.slice(1) }, undefined],
  ])('show where they began within %s', async (_, me, where) => {
    fakeBackend({ setup: { Start: { ...signedUp, me } }, sessions: { List: [{ ...sessionOf('boats', 'Boats?'), org_id: 'nexus' }] } })
    renderAt('/chat/boats', <SessionsPane searchRef={{ current: null }} onOpen={vi.fn<() => void>()} />, '/chat/:sessionId?')
    const link = await screen.findByRole('link', { name: where === undefined ? 'Boats?' : /Boats\?$/ })
    await waitFor(() => expect(link.title).toBe(where === undefined ? 'Boats?' : `Boats?\n${where}`))
    expect(link.textContent).toBe(where === undefined ? 'Boats?' : 'NMBoats?')
  })

  it('are deleted, and restored by undo', async () => {
    const Delete = vi.fn()
    const Restore = vi.fn()
    const { user, router } = show({ Delete, Restore })
    await chooseAction(user, 'Who knows boats?', 'Delete')
    expect(await screen.findByText('“Who knows boats?” was deleted.')).toBeInTheDocument()
    expect(router.state.location.pathname).toBe('/chat')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(Delete).toHaveBeenCalledExactlyOnceWith({ session_id: 'boats' })
    expect(Restore).toHaveBeenCalledExactlyOnceWith({ session_id: 'boats' })
  })
})

describe('searching', () => {
  const hit = {
    session_id: 'grants',
    message_id: 'm7',
    title: 'Who writes grants?',
    role: 'assistant',
    snippet: 'for <b>small</b> \u0002grants\u0003 mostly',
    created_at: '',
  }

  it('highlights the words and links to the message', async () => {
    const Search = vi.fn(() => [hit])
    const { user, router } = show({ Search })
    await user.type(await screen.findByRole('searchbox'), 'grants')
    expect(await screen.findByText('1 message')).toBeInTheDocument()
    const link = screen.getByRole('link', { name: /Who writes grants/ })
    expect(link).toHaveTextContent('for <b>small</b> grants mostly')
    expect(link.querySelector('mark')).toHaveTextContent('grants')
    await user.click(link)
    expect(Search).toHaveBeenLastCalledWith({ org_id: '', query: 'grants' })
    expect(router.state.location).toMatchObject({ pathname: '/chat/grants', search: '?message=m7' })
  })

  it('says so if nothing was found, and Esc clears the search', async () => {
    const { user } = show({ Search: [] })
    const box = await screen.findByRole('searchbox')
    await user.type(box, 'zzz')
    expect(await screen.findByText('No message contains these words.')).toBeInTheDocument()
    await user.keyboard('{Escape}')
    expect(box).toHaveValue('')
    expect(await screen.findByRole('link', { name: 'Who knows boats?' })).toBeInTheDocument()
  })
})
