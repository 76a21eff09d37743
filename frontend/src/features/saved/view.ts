import type { Contact } from '@/api/types'
import { fold } from '@/lib/fold'

export const sorts = ['saved', 'name', 'followUp'] as const
export type Sort = (typeof sorts)[number]

/** The filter and sort order of the contacts. */
export interface View {
  query: string
  /** "" shows contacts with any tag or none. */
  tag: string
  sort: Sort
}

export const defaultView: View = { query: '', tag: '', sort: 'saved' }

/** Returns the contacts that match the words and the tag of the view, sorted. The input is sorted by the latest saved. */
export function filterAndSort(contacts: readonly Contact[], view: View, language: string): Contact[] {
  const words = fold(view.query).split(/\s+/).filter(Boolean)
  const shown = contacts.filter((contact) => hasTag(contact, view.tag) && matchesWords(contact, words))
  switch (view.sort) {
    case 'saved':
      return shown
    case 'name': {
      const { compare } = new Intl.Collator(language)
      return shown.toSorted((a, b) => compare(a.person.name, b.person.name))
    }
    case 'followUp':
      return shown.toSorted((a, b) => Date.parse(followUpOn(a)) - Date.parse(followUpOn(b)))
  }
}

const hasTag = ({ tags }: Contact, tag: string) => tag === '' || tags.includes(tag)

function matchesWords({ person, note, tags }: Contact, words: string[]): boolean {
  if (words.length === 0) return true
  const text = fold([person.name, person.headline, note, ...tags].join('\n'))
  return words.every((word) => text.includes(word))
}

/** Contacts without a date are sorted last. */
const followUpOn = (contact: Contact) => (contact.follow_up_on === '' ? '9999-12-31' : contact.follow_up_on)

/** All tags with the number of contacts, sorted by name. */
export function tagCounts(contacts: readonly Contact[], language: string): [string, number][] {
  const counts = new Map<string, number>()
  for (const tag of contacts.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const { compare } = new Intl.Collator(language)
  return Array.from(counts).toSorted(([a], [b]) => compare(a, b))
}
