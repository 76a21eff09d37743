import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { StreamEvent } from '@/api/stream'
import type { Message } from '@/api/types'
import type { BackendError } from '@/lib/generated'
import { fakeBackend, backendError, signedUp } from '../../../test/backend'
import { mockLayout } from '../../../test/layout'
import { cardOf, jo, maria, messageOf } from '../../../test/people'
import { renderAt } from '../../../test/render'
import { fakeEvents } from '../../../test/stream'
import { ChatPage } from './ChatPage'

const accepted: StreamEvent = { seq: 1, kind: 'accepted', session_id: 's', question_id: 'q', answer_id: 'a' }
const matches: StreamEvent = { seq: 2, kind: 'matches', matches: ['maria', 'jo'].map((id) => ({ user_id: id, score: 1, reason: '', evidence: null })) }
const first: StreamEvent = { seq: 3, kind: 'delta', text: 'Ask **Maria** [1] ' }
const second: StreamEvent = { seq: 4, kind: 'delta', text: 'or Jo [2].' }
const done: StreamEvent = { seq: 5, kind: 'done', outcome: 'complete', answer_id: 'a' }
const allEvents = [accepted, matches, first, second, done]

const question = messageOf({ message_id: 'q', content: 'Who knows boats?' })
const answer = messageOf({ message_id: 'a', role: 'assistant', status: 'complete', content: 'Ask **Maria** [1] or Jo [2].', matches: 2 })

/** A backend with one conversation, which contains these messages. */
function open(path: string, stored: { messages: Message[] }, calls: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const events = fakeEvents()
  const ask = vi.fn((_: { request_id: string }) => ({ session_id: 's', question_id: 'q', answer_id: 'a' }))
  const stop = vi.fn((_: { request_id: string }) => undefined)
  const reply = vi.fn((_: { after_seq: number }): StreamEvent[] => [])
  fakeBackend({
    setup: { Start: { ...signedUp, directory: 12 } },
    sessions: { List: [], Messages: () => stored.messages, ...more },
    chat: { Ask: ask, Stop: stop, Reply: reply, Cards: { matches: [cardOf(maria), cardOf(jo)], nearest: [], conditions: [], dropped_conditions: [] }, ...calls },
  })
  const view = renderAt(path, <ChatPage title="A conversation" />, '/chat/:sessionId?')
  const asked = async () => {
    await waitFor(() => expect(ask).toHaveBeenCalled())
    return ask.mock.lastCall?.[0].request_id ?? ''
  }
  return { ...view, ...events, ask, stop, reply, asked }
}

const composer = () => screen.findByRole('textbox', { name: 'Your question' })
const conversation = () => screen.findByRole('region', { name: 'Conversation' })

mockLayout()

// Loads what the page loads after the first paint.
beforeAll(() => Promise.all([import('./Conversation'), import('./PeoplePanel')]))

describe('asking', () => {
  it('shows the question at once, then the people, then the text, and keeps them', async () => {
    const stored = { messages: [] as Message[] }
    const { user, router, asked, send } = open('/chat', stored)
    await user.type(await composer(), 'Who knows boats?{Enter}')
    const requestId = await asked()
    expect(within(await conversation()).getByText('Who knows boats?')).toBeInTheDocument()

    act(() => send(requestId, accepted, matches))
    expect(await screen.findByRole('article', { name: 'Maria Lindqvist, person 1' })).toBeInTheDocument()
    expect(router.state.location.pathname).toBe('/chat/s')

    act(() => send(requestId, first))
    expect(await screen.findByRole('button', { name: 'Show Maria Lindqvist, person 1' })).toBeInTheDocument()
    stored.messages = [question, answer]
    act(() => send(requestId, second, done))
    expect(await screen.findByRole('button', { name: 'Ask' })).toBeInTheDocument()
    expect(screen.getAllByText('Who knows boats?')).toHaveLength(1)
    expect(screen.getByRole('status')).toHaveTextContent('The answer is complete.')
  })

  it('fetches missed events', async () => {
    const { user, asked, send, reply } = open('/chat', { messages: [] })
    reply.mockImplementation(({ after_seq }) => allEvents.filter(({ seq }) => seq > after_seq))
    await user.type(await composer(), 'Who knows boats?{Enter}')
    const requestId = await asked()
    act(() => send(requestId, accepted, matches, second))
    expect(await screen.findByRole('button', { name: 'Show Jo Park, person 2' })).toBeInTheDocument()
    expect(reply).toHaveBeenCalledWith({ request_id: requestId, after_seq: 2 })
  })

  it('stops on Esc and keeps the text', async () => {
    const { user, asked, send, stop } = open('/chat', { messages: [] })
    await user.type(await composer(), 'Who knows boats?{Enter}')
    const requestId = await asked()
    act(() => send(requestId, accepted, matches, first))
    await screen.findByText('Maria')
    await user.keyboard('{Escape}')
    expect(stop).toHaveBeenCalledExactlyOnceWith({ request_id: requestId })
    act(() => send(requestId, { seq: 4, kind: 'done', outcome: 'stopped' }))
    expect(await within(await conversation()).findByText('You stopped this answer.')).toBeInTheDocument()
    expect(screen.getByText('Maria')).toBeInTheDocument()
  })

  it('says why an answer failed', async () => {
    const { user, asked, send } = open('/chat', { messages: [] })
    await user.type(await composer(), 'Who knows boats?{Enter}')
    const error: BackendError = { code: 'unavailable', message: 'Ollama went away.', hint: 'Start it again.' }
    const requestId = await asked()
    act(() => send(requestId, accepted, matches, first, { seq: 4, kind: 'failed', error }))
    expect(await within(await conversation()).findByText(/What was there is kept. Ollama went away. Start it/)).toBeInTheDocument()
  })

  it('puts the question back into the composer if it could not be stored', async () => {
    const Ask = () => Promise.reject(backendError('disk_full', 'full'))
    const { user } = open('/chat', { messages: [] }, { Ask })
    await user.type(await composer(), 'Who knows boats?{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.')
    expect(await composer()).toHaveValue('Who knows boats?')
  })

  it('asks an example question', async () => {
    const { user, ask } = open('/chat', { messages: [] })
    await user.click(await screen.findByRole('button', { name: 'Who can help me repair a wooden boat?' }))
    expect(ask.mock.lastCall?.[0]).toMatchObject({ session_id: '', text: 'Who can help me repair a wooden boat?' })
  })
})

describe('a stored conversation', () => {
  it('moves the focus from a citation to the card', async () => {
    const { user } = open('/chat/s', { messages: [question, answer] })
    await user.click(await screen.findByRole('button', { name: 'Show Jo Park, person 2' }))
    expect(await screen.findByRole('article', { name: 'Jo Park, person 2' })).toHaveFocus()
  })

  it('resumes an answer that is still being written', async () => {
    const streaming = { ...answer, status: 'streaming', request_id: 'r', content: 'Ask' }
    const { reply, send } = open('/chat/s', { messages: [question, streaming] })
    reply.mockImplementation(({ after_seq }) => [accepted, matches, first].filter(({ seq }) => seq > after_seq))
    expect(await screen.findByText('Maria')).toBeInTheDocument()
    act(() => send('r', second))
    expect(await screen.findByRole('button', { name: 'Show Jo Park, person 2' })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Stop' })).toBeInTheDocument()
  })

  it.each([
    [{ status: 'stopped' }, 'You stopped this answer.'],
    [{ status: 'interrupted' }, 'Kith was closed while this was being written. What was there is kept.'],
    [{ status: 'complete', finished_by: 'builtin' }, 'Finished by the built-in writer: the model did not get to the end.'],
    [{ status: 'complete', cut_off: true }, 'The model had more to say than there was room for.'],
    [{ status: 'complete', model: 'tiny:1b' }, 'Written by tiny:1b'],
    [{ status: 'failed', problem: 'The disk was full.' }, 'This answer broke off. What was there is kept. The disk was full.'],
    [{ status: 'complete', erased: true }, 'This text was removed together with the data of somebody it was about.'],
  ])('says how an answer ended: %j', async (overrides, note) => {
    open('/chat/s', { messages: [question, { ...answer, ...overrides }] })
    expect(await within(await conversation()).findByText(note)).toBeInTheDocument()
  })
})

describe('actions on turns', () => {
  const messages = [question, answer, messageOf({ message_id: 'q2', content: 'And canoes?' })]

  it('writes an answer again, and keeps the earlier version', async () => {
    const Regenerate = vi.fn((_: { request_id: string; answer_id: string }) => ({ session_id: 's', question_id: 'q', answer_id: 'b' }))
    const stored = { messages }
    const { user, send } = open('/chat/s', stored, { Regenerate })
    await user.click(await screen.findByRole('button', { name: 'Write again' }))
    expect(screen.queryByText('And canoes?')).toBeNull()
    expect(screen.getByText('Who knows boats?')).toBeInTheDocument()
    const { request_id: requestId, answer_id: replaced } = Regenerate.mock.lastCall?.[0] ?? { request_id: '', answer_id: '' }
    expect(replaced).toBe('a')
    stored.messages = [question, { ...answer, message_id: 'b', content: 'Only Jo [2].', version: 2, versions: 2 }]
    const written: StreamEvent = { seq: 3, kind: 'delta', text: 'Only Jo [2].' }
    act(() => send(requestId, { ...accepted, answer_id: 'b' }, matches, written, { seq: 4, kind: 'done', outcome: 'complete' }))
    expect(await screen.findByText('2 of 2')).toBeInTheDocument()
  })

  it('shows an earlier version', async () => {
    const rewritten = { ...answer, message_id: 'b', content: 'Only Jo.', version: 2, versions: 2 }
    const ShowVersion = vi.fn(() => [question, { ...answer, versions: 2 }])
    const { user } = open('/chat/s', { messages: [question, rewritten] }, {}, { ShowVersion })
    await user.click(await screen.findByRole('button', { name: 'Earlier version' }))
    expect(ShowVersion).toHaveBeenCalledExactlyOnceWith({ message_id: 'b', version: 1 })
    expect(await screen.findByText('Maria')).toBeInTheDocument()
  })

  it('edits a question', async () => {
    const EditAndResend = vi.fn((_: { question_id: string; text: string }) => ({ session_id: 's', question_id: 'q3', answer_id: 'b' }))
    const { user } = open('/chat/s', { messages }, { EditAndResend })
    const [pencil] = await screen.findAllByRole('button', { name: 'Ask in other words' })
    if (pencil !== undefined) await user.click(pencil)
    const field = screen.getByRole('textbox', { name: 'Your question in other words' })
    expect(field).toHaveFocus()
    await user.type(field, ' and ships{Enter}')
    expect(EditAndResend.mock.lastCall?.[0]).toMatchObject({ question_id: 'q', text: 'Who knows boats? and ships' })
    expect(await screen.findByText('Who knows boats? and ships')).toBeInTheDocument()
    expect(screen.queryByText('And canoes?')).toBeNull()
  })

  it('cancels editing on Esc', async () => {
    const { user } = open('/chat/s', { messages: [question, answer] })
    await user.click(await screen.findByRole('button', { name: 'Ask in other words' }))
    await user.keyboard('x{Escape}')
    expect(await screen.findByText('Who knows boats?')).toBeInTheDocument()
  })

  it('copies an answer without citations', async () => {
    const ClipboardSetText = vi.fn(() => Promise.resolve(true))
    const { user } = open('/chat/s', { messages: [question, answer] })
    Object.assign(window, { runtime: { ClipboardSetText } })
    await user.click(await screen.findByRole('button', { name: 'Copy the answer' }))
    expect(ClipboardSetText).toHaveBeenCalledExactlyOnceWith('Ask **Maria** or Jo.')
  })

  it('marks what a check found wrong, and says why', async () => {
    const content = 'Ask Maria [1] or Lou Berg [7].'
    const marks = [
      { kind: 'stranger', start: 17, end: 25, text: 'Lou Berg' },
      { kind: 'number', start: 26, end: 29, text: '[7]' },
    ]
    open('/chat/s', { messages: [question, { ...answer, content, marks }] })
    const place = await screen.findByText('Lou Berg')
    expect(place).toHaveAttribute('title', 'This does not match the people shown')
    expect(screen.getByText('Lou Berg is a member, but this answer was not about them: better check.')).toBeInTheDocument()
    expect(screen.getByText('“[7]” stands for nobody here.')).toBeInTheDocument()
  })

  it('collapses the thinking of a model', async () => {
    open('/chat/s', { messages: [question, { ...answer, thinking: 'Hm, boats.' }] })
    const summary = await screen.findByText('What the model thought first')
    expect(summary.closest('details')).not.toHaveAttribute('open')
  })
})

describe('conditions', () => {
  const portland = { key: 'place:portland', kind: 'place', text: 'Portland' }
  const cards = { matches: [cardOf(maria)], nearest: [], conditions: [portland], dropped_conditions: ['without:lawyer'] }
  const Regenerate = (_: { without_conditions: string[] }) => ({ session_id: 's', question_id: 'q', answer_id: 'b' })

  it('are shown above the cards, and can be removed', async () => {
    const again = vi.fn(Regenerate)
    const { user } = open('/chat/s', { messages: [question, { ...answer, matches: 1 }] }, { Cards: cards, Regenerate: again })
    const chips = await screen.findByRole('list', { name: 'Conditions' })
    expect(chips).toHaveTextContent('Portland')
    await user.click(within(chips).getByRole('button', { name: 'Ask again without: Portland' }))
    expect(again.mock.lastCall?.[0]).toMatchObject({ answer_id: 'a', without_conditions: ['without:lawyer', 'place:portland'] })
  })

  it('can be restored', async () => {
    const again = vi.fn(Regenerate)
    const { user } = open('/chat/s', { messages: [question, { ...answer, matches: 1 }] }, { Cards: cards, Regenerate: again })
    await user.click(await screen.findByRole('button', { name: 'With all conditions again' }))
    expect(again.mock.lastCall?.[0]).toMatchObject({ without_conditions: [] })
  })

  it('stay removed when the answer is written again', async () => {
    const again = vi.fn(Regenerate)
    const { user } = open('/chat/s', { messages: [question, { ...answer, matches: 1 }] }, { Cards: cards, Regenerate: again })
    await screen.findByRole('button', { name: 'With all conditions again' })
    await user.click(screen.getByRole('button', { name: 'Write again' }))
    expect(again.mock.lastCall?.[0]).toMatchObject({ without_conditions: ['without:lawyer'] })
  })

  it('can be removed if nobody meets them', async () => {
    const nobody = { ...cards, matches: [], dropped_conditions: [] }
    open('/chat/s', { messages: [question, { ...answer, matches: 0 }] }, { Cards: nobody })
    expect(await screen.findByRole('button', { name: 'Ask again without: Portland' })).toBeEnabled()
  })
})
