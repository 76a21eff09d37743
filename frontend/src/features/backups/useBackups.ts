import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queries } from '@/api/queries'
import { backups } from '@/api/services'
import { showPersistentError } from '@/ui/toast'

/** Makes backups, chooses a backup file, and restores a backup. */
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
    // All data may have changed: the page is reset.
    onSuccess: async ({ kept, remembered }) => {
      if (kept.name !== '' && !remembered) showPersistentError({ message: t('decisionsLost.message'), hint: t('decisionsLost.hint') })
      await navigate('/chat')
      await client.resetQueries()
    },
  })
  return { make, choose, restore }
}
