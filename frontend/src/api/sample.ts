import { useMutation, useQueryClient } from '@tanstack/react-query'
import { setup } from './services'
import type { Me } from './types'

/** Test Environment, which every installation starts with; its admins decide about the sample community. */
const testEnvironment = '01890a5d-ac96-774b-bcce-b302099a8057'
const nexusMaine = '01890a5d-ac97-7d3a-9f52-4f6d0b6c1e21'

/** Whether the sample community would be seen where I look. */
export const wouldShowSample = ({ selected_org_id: selected }: Me): boolean => ['', testEnvironment, nexusMaine].includes(selected)

/** Whether I may load and remove the sample community. */
export const mayChangeSample = (me: Me): boolean =>
  me.organizations.some(({ org_id: id, role }) => id === testEnvironment && role === 'admin')

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
