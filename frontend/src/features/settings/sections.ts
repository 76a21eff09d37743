import { mayChangeSample } from '@/api/sample'
import type { Start } from '@/api/types'

export type SectionName = 'profile' | 'appearance' | 'writing' | 'conversations' | 'account' | 'machine' | 'backups' | 'sample' | 'about'

/** The sections that make sense for whoever is here; the first is shown where none is named. */
export function sectionsFor(start: Start): [SectionName, ...SectionName[]] {
  if (!start.signed_in) return ['appearance', 'writing', 'machine', 'about']
  // Copies hold what everybody wrote: they are for the same admins.
  const installationAdmins: SectionName[] = mayChangeSample(start.me) ? ['backups', 'sample'] : []
  return ['profile', 'appearance', 'writing', 'conversations', 'account', 'machine', ...installationAdmins, 'about']
}
