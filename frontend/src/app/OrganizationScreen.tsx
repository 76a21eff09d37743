import { SharingTab } from '@/features/sharing/SharingTab'
import { SendProfile } from '@/features/sharing/SendProfile'
import { ImportTab } from '@/features/import/ImportTab'
import { OrganizationPage } from '@/features/organization/OrganizationPage'

/** The page of an organization, with its tabs from other features. */
export const OrganizationScreen = () => <OrganizationPage Import={ImportTab} Sharing={SharingTab} SendProfile={SendProfile} />
