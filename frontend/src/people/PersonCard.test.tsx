import { useQuery } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { queries } from '@/api/queries'
import type { Card } from '@/api/types'
import { fakeBackend, refusal } from '../../test/backend'
import { cardOf, jo, maria } from '../../test/people'
import { renderAt } from '../../test/render'
import { PersonCard } from './PersonCard'

/** The card as an answer shows it: read from the answer's cards. */
function Shown() {
  const { data } = useQuery(queries.cards('answer'))
  const card = data?.matches[0]
  return card === undefined ? null : <PersonCard card={card} answerId="answer" number={1} />
}

function show(card: Card, calls: Parameters<typeof fakeBackend>[0] = {}) {
  fakeBackend({ chat: { Cards: { matches: [card], nearest: [] } }, ...calls })
  return renderAt('/', <Shown />)
}

const theCard = () => screen.findByRole('article', { name: /person 1/ })
const marked = (card: HTMLElement) => Array.from(card.querySelectorAll('mark'), (mark) => mark.textContent)

describe('what a card says', () => {
  it('marks the evidence where it stands', async () => {
    show(cardOf(maria))
    const card = await theCard()
    expect(marked(card)).toEqual(['Boat builder', 'old boats', 'steam bending'])
    expect(card).toHaveTextContent('Boat builder, mostly wood')
    expect(card).toHaveTextContent('Owner, Tidewater Yard')
    expect(card).not.toHaveTextContent('Thirty years')
  })

  it('opens to the whole profile and closes again', async () => {
    const { user } = show(cardOf(maria))
    const card = await theCard()
    await user.click(within(card).getByRole('button', { name: 'More about Maria Lindqvist' }))
    expect(card).toHaveTextContent('Thirty years of planks and glue.')
    expect(marked(card)).toEqual(['Boat builder', 'old boats', 'steam bending'])
    await user.click(within(card).getByRole('button', { name: 'Less about Maria Lindqvist' }))
    expect(card).not.toHaveTextContent('Thirty years')
  })

  it('gives the reason where no words stand for it', async () => {
    show(cardOf(maria, { evidence: [], reason: 'Lives in Portland.' }))
    expect(await theCard()).toHaveTextContent('Lives in Portland.')
  })

  it('shows profile text as text', async () => {
    show(cardOf({ ...maria, headline: '<img src=x onerror=alert(1)> **bold**' }))
    const card = await theCard()
    expect(card).toHaveTextContent('<img src=x onerror=alert(1)> **bold**')
    expect(card.querySelector('img, strong')).toBeNull()
  })

  it('says when no address is shared', async () => {
    show(cardOf(jo))
    const card = await theCard()
    expect(card).toHaveTextContent('E-mail and LinkedIn are not shared.')
    expect(within(card).queryByRole('button', { name: /E-mail|LinkedIn/ })).toBeNull()
  })

  it('shows who no longer shows themselves by name only', async () => {
    show(cardOf({ ...maria, visible: false, headline: '', email: '', linkedin: '' }, { evidence: [] }))
    const card = await theCard()
    expect(card).toHaveTextContent('Maria Lindqvist')
    expect(card).toHaveTextContent('No longer shows a profile.')
    expect(within(card).queryByRole('button', { name: /More|E-mail|LinkedIn/ })).toBeNull()
  })
})

describe('the heart', () => {
  const heart = (pressed: boolean) => screen.findByRole('button', { pressed })

  it('saves with the answer, and takes back with undo', async () => {
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

  it('says kindly that somebody is saved already', async () => {
    const { user } = show(cardOf(maria), { saved: { Add: { already: true } } })
    await user.click(await heart(false))
    expect(await screen.findByText('Maria Lindqvist is among your saved contacts already.')).toBeInTheDocument()
    expect(await heart(true)).toBeInTheDocument()
  })

  it('stays empty where saving fails, and says why', async () => {
    const Add = () => Promise.reject(refusal('read_only', 'read only'))
    const { user } = show(cardOf(maria), { saved: { Add } })
    await user.click(await heart(false))
    expect(await screen.findByText('The data folder cannot be written to.')).toBeInTheDocument()
    expect(await heart(false)).toBeInTheDocument()
  })
})

describe('reaching somebody', () => {
  const draft = { to: 'maria@example.org', subject: 'Boats', body: 'Hello Maria' }

  it('opens the draft as it was changed', async () => {
    const OpenEmail = vi.fn(() => ({ opened: true, address: '' }))
    const { user } = show(cardOf(maria), { people: { Draft: draft, OpenEmail } })
    await user.click(await screen.findByRole('button', { name: 'E-mail to Maria Lindqvist' }))
    await user.type(await screen.findByRole('textbox', { name: 'Message' }), ', are you free?')
    await user.click(screen.getByRole('button', { name: 'Open in mail program' }))
    const request = { user_id: 'maria', answer_id: 'answer', subject: 'Boats', body: 'Hello Maria, are you free?' }
    expect(OpenEmail).toHaveBeenCalledExactlyOnceWith(request)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('offers the address where no mail program opens', async () => {
    const ClipboardSetText = vi.fn(() => Promise.resolve(true))
    Object.assign(window, { runtime: { ClipboardSetText } })
    const OpenEmail = { opened: false, address: 'maria@example.org' }
    const { user } = show(cardOf(maria), { people: { Draft: draft, OpenEmail } })
    await user.click(await screen.findByRole('button', { name: 'E-mail to Maria Lindqvist' }))
    await user.click(await screen.findByRole('button', { name: 'Open in mail program' }))
    await user.click(await screen.findByRole('button', { name: 'Copy' }))
    expect(ClipboardSetText).toHaveBeenCalledExactlyOnceWith('maria@example.org')
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeInTheDocument()
  })

  it('offers the LinkedIn address where no browser opens', async () => {
    const OpenLinkedIn = vi.fn(() => ({ opened: false, address: maria.linkedin }))
    const { user } = show(cardOf(maria), { people: { OpenLinkedIn } })
    await user.click(await screen.findByRole('button', { name: 'LinkedIn of Maria Lindqvist' }))
    expect(OpenLinkedIn).toHaveBeenCalledExactlyOnceWith({ user_id: 'maria', answer_id: 'answer' })
    expect(await screen.findByRole('textbox', { name: 'Address' })).toHaveValue(maria.linkedin)
  })
})
