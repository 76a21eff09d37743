import type { Organization } from '@/api/types'
import { ExportMembers } from './ExportMembers'
import { HandOutForm } from './HandOutForm'
import { TakeInProfile } from './TakeInProfile'

/** Ways of the directory to its members' laptops and into other programs, and back; for admins. */
export function HandOutTab({ organization }: { organization: Organization }) {
  return (
    <div className="flex max-w-2xl flex-col gap-12">
      <HandOutForm organization={organization} />
      {!organization.lasting && <TakeInProfile />}
      <ExportMembers orgId={organization.org_id} />
    </div>
  )
}
