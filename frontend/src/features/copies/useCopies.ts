import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import { copies } from '@/api/services'
import { warned } from '@/ui/toast'

/** Making copies, choosing one that lies elsewhere, and putting one in the place of everything. */
export function useCopies() {
  const client = useQueryClient()
  const { t } = useTranslation('copies')
  const navigate = useNavigate()
  const make = useMutation({
    mutationFn: (elsewhere: boolean) => copies.Make({ elsewhere }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.copies().queryKey }),
  })
  const choose = useMutation({ mutationFn: () => copies.Choose() })
  const restore = useMutation({
    mutationFn: (name: string) => copies.Restore({ name }),
    // Nothing is as it was: the page begins anew.
    onSuccess: async ({ kept, remembered }) => {
      if (kept.name !== '' && !remembered) warned({ message: t('forgotten.message'), hint: t('forgotten.hint') })
      await navigate('/chat')
      await client.resetQueries()
    },
  })
  return { make, choose, restore }
}
