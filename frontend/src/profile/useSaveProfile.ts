import { useMutation, useQueryClient } from '@tanstack/react-query'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { SaveProfile } from '@/api/types'

/** Saves the profile of the user and updates the cache. */
export function useSaveProfile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (values: SaveProfile) => profile.Save(values),
    onSuccess: (me) => {
      client.setQueryData(queries.start().queryKey, (start) => start && { ...start, me })
      void client.invalidateQueries({ queryKey: queries.start().queryKey })
    },
  })
}
