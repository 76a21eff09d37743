import { useMutation, useQueryClient } from '@tanstack/react-query'
import { nexusMaine, testEnvironment } from '@/lib/initialOrganizations'
import { setup } from './services'
import type { Me } from './types'

/** Whether the sample community would be seen where I look. */
export const wouldShowSample = ({ selected_org_id: selected }: Me): boolean => ['', testEnvironment.org_id, nexusMaine.org_id].includes(selected)

/** Whether I may load and remove the sample community, as an admin of Test Environment. */
export const mayChangeSample = (me: Me): boolean =>
  me.organizations.some(({ org_id: id, role }) => id === testEnvironment.org_id && role === 'admin')

/** Adds the sample community; whatever shows people is asked for again. */
export function useLoadSample() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.LoadSample(), onSuccess: () => client.invalidateQueries() })
}

/** Erases the sample community; whatever showed people is asked for again. */
export function useRemoveSample() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => setup.RemoveSample(), onSuccess: () => client.invalidateQueries() })
}
