import { HandOutTab } from '@/features/handover/HandOutTab'
import { SendProfile } from '@/features/handover/SendProfile'
import { ImportTab } from '@/features/import/ImportTab'
import { OrganizationPage } from '@/features/organization/OrganizationPage'

/** One organization, with the parts that are features of their own. */
export const OrganizationScreen = () => <OrganizationPage Import={ImportTab} HandOut={HandOutTab} SendProfile={SendProfile} />
