import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from './queries'
import { organizations } from './services'
import type { Membership } from './types'

const startKey = queries.start().queryKey

/** The id of the selected organization; '' means all organizations of the user. */
export const useSelectedOrgId = (): string => useQuery(queries.start()).data?.me.selected_org_id ?? ''

const none: readonly Membership[] = []

/**
 * The organizations of the user by id, for labels on items. Empty where no label
 * is needed: one organization is selected, or the user has only one.
 */
export function useOrganizationLabels(): ReadonlyMap<string, Membership> {
  const me = useQuery(queries.start()).data?.me
  const labelled = me !== undefined && me.selected_org_id === '' && me.organizations.length > 1 ? me.organizations : none
  return useMemo(() => new Map(labelled.map((organization) => [organization.org_id, organization])), [labelled])
}

/** Selects an organization; '' means all organizations of the user. */
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
