import type { Organization } from '@/api/types'
import { ExportMembers } from './ExportMembers'
import { ShareDirectoryForm } from './ShareDirectoryForm'
import { ReceiveProfile } from './ReceiveProfile'

/** Ways of the directory to its members' laptops and into other programs, and back; for admins. */
export function SharingTab({ organization }: { organization: Organization }) {
  return (
    <div className="flex max-w-2xl flex-col gap-12">
      <ShareDirectoryForm organization={organization} />
      {!organization.lasting && <ReceiveProfile />}
      <ExportMembers orgId={organization.org_id} />
    </div>
  )
}
