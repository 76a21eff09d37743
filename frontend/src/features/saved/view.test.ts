import { describe, expect, it } from 'vitest'
import { contactOf } from '../../../test/backend'
import { filterAndSort, defaultView, tagCounts, type View } from './view'

const contacts = [
  contactOf('Zoë Ödegård', { tags: ['boats'], follow_up_on: '2026-12-01' }),
  contactOf('amir', { note: 'Knows the café', tags: ['grants', 'boats'] }),
  contactOf('Émile', { follow_up_on: '2026-11-02' }, { headline: 'Beekeeper' }),
]

const names = (view: Partial<View>) => filterAndSort(contacts, { ...defaultView, ...view }, 'en').map(({ person }) => person.name)

describe('filterAndSort', () => {
  it.each([
    ['all, the latest first', {}, ['Zoë Ödegård', 'amir', 'Émile']],
    ['by name, ignoring accents and case', { sort: 'name' }, ['amir', 'Émile', 'Zoë Ödegård']],
    ['by follow-up date, those without last', { sort: 'followUp' }, ['Émile', 'Zoë Ödegård', 'amir']],
    ['names without accents', { query: 'ode' }, ['Zoë Ödegård']],
    ['headlines', { query: 'BEE' }, ['Émile']],
    ['notes', { query: 'cafe' }, ['amir']],
    ['tags', { query: 'grants' }, ['amir']],
    ['all of the words', { query: ' boats  amir ' }, ['amir']],
    ['a tag', { tag: 'boats' }, ['Zoë Ödegård', 'amir']],
    ['a tag and a word', { tag: 'boats', query: 'zoe' }, ['Zoë Ödegård']],
    ['nobody', { query: 'nobody' }, []],
  ] as [string, Partial<View>, string[]][])('shows %s', (_, view, want) => {
    expect(names(view)).toEqual(want)
  })
})

it('counts tags, sorted by name', () => {
  expect(tagCounts(contacts, 'en')).toEqual([
    ['boats', 2],
    ['grants', 1],
  ])
})
