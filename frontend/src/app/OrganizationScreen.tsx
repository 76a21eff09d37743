import { SharingTab } from '@/features/sharing/SharingTab'
import { SendProfile } from '@/features/sharing/SendProfile'
import { ImportTab } from '@/features/import/ImportTab'
import { OrganizationPage } from '@/features/organization/OrganizationPage'

/** One organization, with the parts that are features of their own. */
export const OrganizationScreen = () => <OrganizationPage Import={ImportTab} Sharing={SharingTab} SendProfile={SendProfile} />
