import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import { backups } from '@/api/services'
import { warned } from '@/ui/toast'

/** Making copies, choosing one that lies elsewhere, and putting one in the place of everything. */
export function useBackups() {
  const client = useQueryClient()
  const { t } = useTranslation('backups')
  const navigate = useNavigate()
  const make = useMutation({
    mutationFn: (elsewhere: boolean) => backups.Make({ elsewhere }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.backups().queryKey }),
  })
  const choose = useMutation({ mutationFn: () => backups.Choose() })
  const restore = useMutation({
    mutationFn: (name: string) => backups.Restore({ name }),
    // Nothing is as it was: the page begins anew.
    onSuccess: async ({ kept, remembered }) => {
      if (kept.name !== '' && !remembered) warned({ message: t('forgotten.message'), hint: t('forgotten.hint') })
      await navigate('/chat')
      await client.resetQueries()
    },
  })
  return { make, choose, restore }
}
