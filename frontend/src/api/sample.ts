import { useMutation, useQueryClient } from '@tanstack/react-query'
import { nexusMaine, testEnvironment } from '@/lib/initialOrganizations'
import { setup } from './services'
import type { Me } from './types'

/** Whether the sample community would be visible in the selected organization. */
export const isSampleVisible = ({ selected_org_id: selected }: Me): boolean => ['', testEnvironment.org_id, nexusMaine.org_id].includes(selected)

/** Whether the user may load and remove the sample community, as an admin of Test Environment. */
export const canChangeSample = (me: Me): boolean =>
  me.organizations.some(({ org_id: id, role }) => id === testEnvironment.org_id && role === 'admin')

/** Loads the sample community and refetches everything. */
export function useLoadSample() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.LoadSample(), onSuccess: () => client.invalidateQueries() })
}

/** Erases the sample community and refetches everything. */
export function useRemoveSample() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.RemoveSample(), onSuccess: () => client.invalidateQueries() })
}
