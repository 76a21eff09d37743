import type { Me, Person, SaveProfile } from '@/api/types'

/** Somebody as those see them who may: without the addresses that they withhold. */
export function asOthersSee(me: Me, values: SaveProfile): Person {
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
