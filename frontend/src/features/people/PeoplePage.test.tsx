import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Person } from '@/api/types'
import { contactOf, fakeBackend, backendError, signedUp } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { PeoplePage } from './PeoplePage'

const personOf = (index: number): Person => ({
  ...contactOf(`Person ${index}`).person,
  headline: index % 2 === 0 ? 'Boat builder' : 'Baker',
})

type Request = { query: string; skills: string[]; offset: number; limit: number; org_id: string }

/** A backend with a number of people. The query filters them by headline. */
function directoryBackend(count: number, answers: Parameters<typeof fakeBackend>[0] = {}) {
  const browse = vi.fn(({ query, offset, limit }: Request) => {
    const found = Array.from({ length: count }, (_, index) => personOf(index)).filter(({ headline }) => headline.includes(query))
    return { people: found.slice(offset, offset + limit), total: found.length, nearest: false }
  })
  fakeBackend({
    setup: { Start: signedUp },
    saved: { List: [contactOf('Person 1')] },
    people: {
      Browse: browse,
      Facets: { places: [], skills: [{ value: 'caulking', count: 3 }], languages: [] },
      Get: ({ user_id: id }: { user_id: string }) => ({ ...personOf(2), user_id: id, name: id }),
    },
    ...answers,
  })
  return browse
}

const show = (path = '/people') => renderAt(path, <PeoplePage />, '/people/:userId?')

// jsdom has no layout: elements get a height here.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 800 })
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 800 })

describe('PeoplePage', () => {
  it('says what to do if there is nobody', async () => {
    directoryBackend(0)
    show()
    expect(await screen.findByText('There is nobody to see yet')).toBeInTheDocument()
  })

  it('renders and fetches only the visible ones of 5,000, and shows who is saved', async () => {
    const browse = directoryBackend(5_000)
    show()
    expect(await screen.findByText('5,000 people')).toBeInTheDocument()
    expect(await screen.findByRole('button', { name: 'Remove Person 1 from saved contacts' })).toBeInTheDocument()
    expect(screen.getAllByRole('article').length).toBeLessThan(60)
    expect(browse).toHaveBeenCalledOnce()
  })

  it('searches and filters, and clears the filter', async () => {
    const browse = directoryBackend(4)
    const { user } = show()
    await user.type(await screen.findByRole('searchbox'), 'Baker')
    expect(await screen.findByText('2 people')).toBeInTheDocument()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Skill' }), 'caulking')
    await waitFor(() => expect(browse).toHaveBeenLastCalledWith(expect.objectContaining({ query: 'Baker', skills: ['caulking'] })))
    await user.click(screen.getByRole('button', { name: 'Remove caulking' }))
    await user.type(screen.getByRole('searchbox'), 'zzz')
    await user.click(await screen.findByRole('button', { name: 'Show everybody' }))
    expect(await screen.findByText('4 people')).toBeInTheDocument()
  })

  it('opens a profile at its own URL, and closes it on Esc', async () => {
    directoryBackend(3)
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: 'Person 2' }))
    const sheet = await screen.findByRole('dialog')
    expect(await within(sheet).findByText('Boat builder')).toBeInTheDocument()
    expect(router.state.location.pathname).toBe('/people/Person 2')
    await user.keyboard('{Escape}')
    expect(router.state.location.pathname).toBe('/people')
  })

  it('says so if a person is not visible', async () => {
    directoryBackend(1, {
      people: {
        Browse: { people: [], total: 0, nearest: false },
        Facets: { places: [], skills: [], languages: [] },
        Get: () => {
          throw backendError('not_found', 'There is nobody like that.')
        },
      },
    })
    show('/people/stranger')
    expect(await screen.findByText('There is nobody like that.')).toBeInTheDocument()
  })
})
