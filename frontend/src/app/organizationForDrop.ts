import type { Me } from '@/api/types'

/**
 * The organization to import a dropped file into: the one whose page is open,
 * else the selected one, else the first one of which the user is an admin.
 */
export function organizationForDrop(me: Me, hash: string): string | undefined {
  const adminOf = me.organizations.filter(({ role }) => role === 'admin').map(({ org_id: id }) => id)
  const ofPage = /^#\/organizations\/([^/?]+)/.exec(hash)?.[1]
  return [ofPage, me.selected_org_id].find((id) => id !== undefined && adminOf.includes(id)) ?? adminOf[0]
}
