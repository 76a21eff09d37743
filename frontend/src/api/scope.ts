import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { queries } from './queries'
import { organizations } from './services'

const startKey = queries.start().queryKey

/** The organization that I look into; '' is all of mine. */
export const useOrgId = (): string => useQuery(queries.start()).data?.me.selected_org_id ?? ''

/** Looks into another organization, '' for all of mine, from now on. */
export function useSelectOrg() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (orgId: string) => organizations.Select({ org_id: orgId }),
    onSuccess: (_, orgId) => {
      client.setQueryData(startKey, (start) => start && { ...start, me: { ...start.me, selected_org_id: orgId } })
      return client.invalidateQueries({ queryKey: startKey })
    },
  })
}
