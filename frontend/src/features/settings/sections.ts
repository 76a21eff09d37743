import { canChangeSample } from '@/api/sample'
import type { Start } from '@/api/types'

export type SectionName = 'profile' | 'appearance' | 'writing' | 'conversations' | 'account' | 'machine' | 'backups' | 'sample' | 'about'

/** The sections for the signed-in user. The first one is the default. */
export function sectionsFor(start: Start): [SectionName, ...SectionName[]] {
  if (!start.signed_in) return ['appearance', 'writing', 'machine', 'about']
  // Backups contain the data of all users: they are for installation admins, like the sample community.
  const installationAdmins: SectionName[] = canChangeSample(start.me) ? ['backups', 'sample'] : []
  return ['profile', 'appearance', 'writing', 'conversations', 'account', 'machine', ...installationAdmins, 'about']
}
