import { useQuery } from '@tanstack/react-query'
import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import type { StreamEvent } from '@/api/stream'
import type { Card } from '@/api/types'
import { setLanguage } from '@/i18n'
import { testEnvironment } from '@/lib/initialOrganizations'
import { fakeBackend, backendError } from '../../test/backend'
import { cardOf, jo, maria } from '../../test/people'
import { renderAt } from '../../test/render'
import { fakeEvents } from '../../test/stream'
import { PersonCard } from './PersonCard'

/** The card, read from the cards of an answer. */
function FirstCard() {
  const { data } = useQuery(queries.cards('answer'))
  const card = data?.matches[0]
  return card === undefined ? null : <PersonCard card={card} answerId="answer" number={1} />
}

function show(card: Card, calls: Parameters<typeof fakeBackend>[0] = {}) {
  fakeBackend({ chat: { Cards: { matches: [card], nearest: [], conditions: [], dropped_conditions: [] } }, ...calls })
  return renderAt('/', <FirstCard />)
}

const theCard = () => screen.findByRole('article', { name: /person 1/ })
const marked = (card: HTMLElement) => Array.from(card.querySelectorAll('mark'), (mark) => mark.textContent)

afterEach(() => act(() => setLanguage('en')))

describe('PersonCard', () => {
  it('highlights the evidence in its field', async () => {
    show(cardOf(maria))
    const card = await theCard()
    expect(marked(card)).toEqual(['Boat builder', 'old boats', 'steam bending'])
    expect(card).toHaveTextContent('Boat builder, mostly wood')
    expect(card).toHaveTextContent('Owner, Tidewater Yard')
    expect(card).not.toHaveTextContent('Thirty years')
  })

  it('expands to the whole profile and collapses again', async () => {
    const { user } = show(cardOf(maria))
    const card = await theCard()
    await user.click(within(card).getByRole('button', { name: 'More about Maria Lindqvist' }))
    expect(card).toHaveTextContent('Thirty years of planks and glue.')
    expect(marked(card)).toEqual(['Boat builder', 'old boats', 'steam bending'])
    await user.click(within(card).getByRole('button', { name: 'Less about Maria Lindqvist' }))
    expect(card).not.toHaveTextContent('Thirty years')
  })

  it.each([
    ['in English', 'en', testEnvironment.name, 'Nexus Maine, People who use this computer'],
    ['in French', 'fr', testEnvironment.name, 'Nexus Maine, Personnes qui utilisent cet ordinateur'],
    ['by the name that an admin gave it', 'fr', 'Harbor Office', 'Harbor Office, Nexus Maine'],
  ] as const)('names the organizations that we share, Test Environment %s', async (_, language, stored, names) => {
    await setLanguage(language)
    const organizations = [{ org_id: 'nexus', name: 'Nexus Maine' }, { ...testEnvironment, name: stored }]
    const { user } = show(cardOf({ ...maria, organizations }))
    await user.click(await screen.findByRole('button', { name: /Maria Lindqvist$/, expanded: false }))
    expect(await screen.findByText(names)).toBeInTheDocument()
  })

  it('shows the reason if there is no evidence', async () => {
    show(cardOf(maria, { evidence: [], reason: 'Lives in Portland.' }))
    expect(await theCard()).toHaveTextContent('Lives in Portland.')
  })

  it('shows skills if neither a reason, a headline nor a role says what somebody does', async () => {
    show(cardOf({ ...maria, headline: '', role: '' }, { evidence: [], reason: '' }))
    expect(await theCard()).toHaveTextContent('joinerysteam bending')
  })

  it('shows each of two passages of one field as a whole', async () => {
    const about = `I mend nets. ${'I write letters. '.repeat(20)}I sew sails.`
    const evidence = ['I sew sails', 'I mend nets'].map((text) => ({ field: 'about', text }))
    show(cardOf({ ...maria, about }, { evidence }))
    expect(marked(await theCard())).toEqual(['I mend nets', 'I sew sails'])
  })

  it('shows the parts of the score, the largest first', async () => {
    const shares = [
      { kind: 'word', asked: 'boat', field: 'headline', found: 'Boat', part: 0.3 },
      { kind: 'meaning', asked: '', field: 'offers', found: 'Looking at old boats before you buy them.', part: 0.6 },
      { kind: 'phrase', asked: '', field: '', found: '', part: 0.1 },
    ]
    const { user } = show(cardOf(maria, { shares }))
    const card = await theCard()
    await user.click(within(card).getByRole('button', { name: 'More about Maria Lindqvist' }))
    await user.click(within(card).getByText('Why this order?'))
    const parts = within(card).getAllByText(/^“/).map((part) => part.textContent)
    expect(parts).toEqual(['“Can help with” has a similar meaning: “Looking at old boats before you buy them.”', '“boat”: the headline says “Boat”'])
    expect(card).toHaveTextContent('60%')
    expect(within(card).getByText('Words of the question stand next to each other')).toBeInTheDocument()
  })

  it('shows profile text as text', async () => {
    show(cardOf({ ...maria, headline: '<img src=x onerror=alert(1)> **bold**' }))
    const card = await theCard()
    expect(card).toHaveTextContent('<img src=x onerror=alert(1)> **bold**')
    expect(card.querySelector('img, strong')).toBeNull()
  })

  it('says so if no address is shared', async () => {
    show(cardOf(jo))
    const card = await theCard()
    expect(card).toHaveTextContent('E-mail and LinkedIn are not shared.')
    expect(within(card).queryByRole('button', { name: /LinkedIn/ })).toBeNull()
  })

  it('shows only the name of a person who is no longer visible', async () => {
    show(cardOf({ ...maria, visible: false, headline: '', email: '', linkedin: '' }, { evidence: [] }))
    const card = await theCard()
    expect(card).toHaveTextContent('Maria Lindqvist')
    expect(card).toHaveTextContent('No longer shows a profile.')
    expect(within(card).queryByRole('button', { name: /More|introduction|LinkedIn/ })).toBeNull()
  })
})

describe('SaveButton', () => {
  const heart = (pressed: boolean) => screen.findByRole('button', { pressed })

  it('saves with the id of the answer, and undoes a removal', async () => {
    const Add = vi.fn(() => ({ already: false }))
    const Remove = vi.fn()
    const Restore = vi.fn()
    const { user } = show(cardOf(maria), { saved: { Add, Remove, Restore } })
    await user.click(await heart(false))
    expect(Add).toHaveBeenCalledExactlyOnceWith({ user_id: 'maria', answer_id: 'answer' })
    expect(await screen.findByText('Maria Lindqvist is among your saved contacts now.')).toBeInTheDocument()

    await user.click(await heart(true))
    expect(Remove).toHaveBeenCalledExactlyOnceWith({ user_id: 'maria' })
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(Restore).toHaveBeenCalledExactlyOnceWith({ user_id: 'maria' })
    expect(await heart(true)).toBeInTheDocument()
  })

  it('says so if the person is saved already', async () => {
    const { user } = show(cardOf(maria), { saved: { Add: { already: true } } })
    await user.click(await heart(false))
    expect(await screen.findByText('Maria Lindqvist is among your saved contacts already.')).toBeInTheDocument()
    expect(await heart(true)).toBeInTheDocument()
  })

  it('stays unpressed if saving fails, and says why', async () => {
    const Add = () => Promise.reject(backendError('read_only', 'read only'))
    const { user } = show(cardOf(maria), { saved: { Add } })
    await user.click(await heart(false))
    expect(await screen.findByText('The data folder cannot be written to.')).toBeInTheDocument()
    expect(await heart(false)).toBeInTheDocument()
  })
})

describe('LetterDialog', () => {
  const addressed = { to: 'maria@example.org', subject: 'Boats' }
  const status: StreamEvent = { seq: 1, kind: 'status', status: 'writing', model: 'tiny:1b' }
  const hello: StreamEvent = { seq: 2, kind: 'delta', text: 'Hello ' }
  const name: StreamEvent = { seq: 3, kind: 'delta', text: 'Maria' }
  const done: StreamEvent = { seq: 4, kind: 'done', outcome: 'complete' }

  /** Opens the dialog from a card. The returned send function streams events to the letter. */
  async function write(card: Card, people: Record<string, unknown> = {}) {
    const events = fakeEvents()
    const ClipboardSetText = vi.fn(() => Promise.resolve(true))
    Object.assign(window, { runtime: { ...events.runtime, ClipboardSetText } })
    const DraftLetter = vi.fn((_: { request_id: string }) => addressed)
    const Stop = vi.fn()
    const chat = { Cards: { matches: [card], nearest: [], conditions: [], dropped_conditions: [] }, DraftLetter, Stop, Reply: [] }
    const { user } = show(card, { people, chat })
    await user.click(await screen.findByRole('button', { name: `Write an introduction to ${card.person.name}` }))
    const send = (...sent: StreamEvent[]) => act(() => events.send(DraftLetter.mock.lastCall?.[0].request_id ?? '', ...sent))
    return { user, send, DraftLetter, Stop, ClipboardSetText }
  }
  const message = () => screen.getByRole('textbox', { name: 'Message' })
  const ended = (writer: string) => screen.findByText(`Written by ${writer}`)

  it('streams the letter, and opens it as edited', async () => {
    const OpenEmail = vi.fn(() => ({ opened: true, address: '' }))
    const { user, send } = await write(cardOf(maria), { OpenEmail })
    send(status, hello)
    await waitFor(() => expect(message()).toHaveValue('Hello '))
    expect(screen.getByRole('button', { name: 'Open in mail program' })).toBeDisabled()
    send(name, done)
    await ended('tiny:1b')
    await user.type(message(), ', are you free?')
    await user.click(screen.getByRole('button', { name: 'Open in mail program' }))
    const request = { user_id: 'maria', answer_id: 'answer', subject: 'Boats', body: 'Hello Maria, are you free?' }
    expect(OpenEmail).toHaveBeenCalledExactlyOnceWith(request)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('stops writing when the user types', async () => {
    const { user, send, Stop } = await write(cardOf(maria))
    send(status, hello)
    await waitFor(() => expect(message()).toHaveValue('Hello '))
    await user.type(message(), 'you')
    expect(Stop).toHaveBeenCalled()
    send(name, done)
    await ended('tiny:1b')
    expect(message()).toHaveValue('Hello you')
  })

  it('writes again, and stops when the dialog is closed', async () => {
    const { user, send, DraftLetter, Stop } = await write(cardOf(maria))
    send(status, hello, name, done)
    await user.click(await screen.findByRole('button', { name: 'Write again' }))
    expect(DraftLetter).toHaveBeenCalledTimes(2)
    expect(message()).toHaveValue('')
    Stop.mockClear()
    await user.keyboard('{Escape}')
    expect(Stop).toHaveBeenCalledOnce()
  })

  it('offers to copy the letter if the address is withheld', async () => {
    const { user, send, ClipboardSetText } = await write(cardOf(jo))
    send(status, hello, { ...done, seq: 3 })
    await ended('tiny:1b')
    expect(screen.getByText(/They show no e-mail address/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Open in mail program' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Copy' }))
    expect(ClipboardSetText).toHaveBeenCalledExactlyOnceWith('Boats\n\nHello ')
  })

  it('shows the address if no mail program opens', async () => {
    const OpenEmail = { opened: false, address: 'maria@example.org' }
    const { user, send } = await write(cardOf(maria), { OpenEmail })
    send(status, hello, name, done)
    await ended('tiny:1b')
    await user.click(screen.getByRole('button', { name: 'Open in mail program' }))
    expect(await screen.findByRole('textbox', { name: 'Address' })).toHaveValue('maria@example.org')
  })

  it('says why writing failed', async () => {
    const { send } = await write(cardOf(maria))
    send(status, { seq: 2, kind: 'failed', error: { code: 'unavailable', message: 'Ollama went away.', hint: '' } })
    expect(await screen.findByRole('alert')).toHaveTextContent('Ollama went away.')
  })
})

describe('ContactButtons', () => {
  it('shows the LinkedIn address if no browser opens', async () => {
    const OpenLinkedIn = vi.fn(() => ({ opened: false, address: maria.linkedin }))
    const { user } = show(cardOf(maria), { people: { OpenLinkedIn } })
    await user.click(await screen.findByRole('button', { name: 'LinkedIn of Maria Lindqvist' }))
    expect(OpenLinkedIn).toHaveBeenCalledExactlyOnceWith({ user_id: 'maria', answer_id: 'answer' })
    expect(await screen.findByRole('textbox', { name: 'Address' })).toHaveValue(maria.linkedin)
  })
})
