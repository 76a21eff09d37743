import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from './queries'
import { organizations } from './services'
import type { Membership } from './types'

const startKey = queries.start().queryKey

/** The organization that I look into; '' is all of mine. */
export const useOrgId = (): string => useQuery(queries.start()).data?.me.selected_org_id ?? ''

const none: readonly Membership[] = []

/** My organizations by their ids where they have to be told apart: I look into all of mine, and they are several. */
export function useApart(): ReadonlyMap<string, Membership> {
  const me = useQuery(queries.start()).data?.me
  const mine = me !== undefined && me.selected_org_id === '' && me.organizations.length > 1 ? me.organizations : none
  return useMemo(() => new Map(mine.map((organization) => [organization.org_id, organization])), [mine])
}

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
