import { vi } from 'vitest'
import type { Member, MemberDetail, MemberFilter } from '@/api/types'
import { fakeBackend } from './backend'
import { maria } from './people'

export const member = (index: number): Member => ({
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

/** A request for a page of members. */
type Page = MemberFilter & { offset: number; limit: number }

/** A backend with a number of members. The query filters them by name. */
export function membersBackend(count: number, more: Record<string, unknown> = {}) {
  const matching = (query: string) =>
    Array.from({ length: count }, (_, index) => member(index)).filter(({ name }) => name.includes(query))
  const list = vi.fn(({ query, offset, limit }: Page) => {
    const found = matching(query)
    return { members: found.slice(offset, offset + limit), total: found.length }
  })
  const ids = ({ query }: Page) => matching(query).map(({ user_id: id }) => id)
  const get = ({ user_id: id }: { user_id: string }) => detailOf(member(Number(id.slice(1))))
  fakeBackend({ members: { List: list, IDs: ids, Removals: [], Get: get, ...more } })
  return list
}

export const detailOf = (shown: Member, more: Partial<MemberDetail> = {}): MemberDetail => ({
  member: shown,
  person: { ...maria, user_id: shown.user_id, name: shown.name, email: shown.email },
  consent: '',
  opted_out: false,
  editable: true,
  fixed: false,
  show_email: false,
  show_linkedin: false,
  opted_in: false,
  change: { change_id: '', merged: '', by: '', fields: [], at: '', until: '' },
  ...more,
})
