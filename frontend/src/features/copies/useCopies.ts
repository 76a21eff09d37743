import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import { copies } from '@/api/services'

/** Making copies, choosing one that lies elsewhere, and putting one in the place of everything. */
export function useCopies() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const make = useMutation({
    mutationFn: (elsewhere: boolean) => copies.Make({ elsewhere }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.copies().queryKey }),
  })
  const choose = useMutation({ mutationFn: () => copies.Choose() })
  const restore = useMutation({
    mutationFn: (name: string) => copies.Restore({ name }),
    // Nothing is as it was: the page begins anew.
    onSuccess: async () => {
      await navigate('/chat')
      await client.resetQueries()
    },
  })
  return { make, choose, restore }
}
