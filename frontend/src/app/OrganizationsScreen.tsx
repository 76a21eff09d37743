import { OpenDirectoryButton } from '@/features/sharing/OpenDirectoryButton'
import { OrganizationsPage } from '@/features/organization/OrganizationsPage'

/** My organizations, with the way to those that come in a file. */
export const OrganizationsScreen = () => <OrganizationsPage openFile={<OpenDirectoryButton />} />
