import type { Me, Person, SaveProfile } from '@/api/types'

/** The profile as others see it: without the addresses that the user withholds. */
export function toPublicProfile(me: Me, values: SaveProfile): Person {
  const { show_email: showEmail, show_linkedin: showLinkedIn, opted_in: visible, ...shown } = values
  return {
    ...shown,
    user_id: me.user_id,
    visible,
    email: showEmail ? me.email : '',
    linkedin: showLinkedIn ? values.linkedin : '',
    organizations: [],
  }
}
