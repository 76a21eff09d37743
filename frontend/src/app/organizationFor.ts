import type { Me } from '@/api/types'

/**
 * The organization that somebody means by dropping a file: the one whose page
 * they are on, else the one that they look into, else the first that they may
 * bring people into.
 */
export function organizationFor(me: Me, hash: string): string | undefined {
  const mine = me.organizations.filter(({ role }) => role === 'admin').map(({ org_id: id }) => id)
  const onPage = /^#\/organizations\/([^/?]+)/.exec(hash)?.[1]
  return [onPage, me.selected_org_id].find((id) => id !== undefined && mine.includes(id)) ?? mine[0]
}
