import { OpenDirectoryButton } from '@/features/sharing/OpenDirectoryButton'
import { OrganizationsPage } from '@/features/organization/OrganizationsPage'

/** The organizations of the user, with the button that opens a directory file. */
export const OrganizationsScreen = () => <OrganizationsPage openFile={<OpenDirectoryButton />} />
