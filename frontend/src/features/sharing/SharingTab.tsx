import type { Organization } from '@/api/types'
import { ExportMembers } from './ExportMembers'
import { ShareDirectoryForm } from './ShareDirectoryForm'
import { ReceiveProfile } from './ReceiveProfile'

/** Shares the directory with members, receives their profiles and exports members; for admins. */
export function SharingTab({ organization }: { organization: Organization }) {
  return (
    <div className="flex max-w-2xl flex-col gap-12">
      <ShareDirectoryForm organization={organization} />
      {!organization.lasting && <ReceiveProfile />}
      <ExportMembers orgId={organization.org_id} />
    </div>
  )
}
