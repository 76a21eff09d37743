import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { queryKeys } from '@/api/queries'
import { sessions } from '@/api/services'
import type { Session } from '@/api/types'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'

/** Renames a conversation, and deletes it with a button to undo. */
export function useSessionActions({ session_id: id, title }: Session) {
  const { t } = useTranslation(['sessions', 'app'])
  const client = useQueryClient()
  const navigate = useNavigate()
  const { sessionId: openId } = useParams()
  const errorText = useErrorText()
  const onError = (error: unknown) => showErrorToast(errorText(error))
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.sessions })

  const rename = useMutation({
    mutationFn: (to: string) => sessions.Rename({ session_id: id, title: to }),
    onSuccess: refresh,
    onError,
  })
  const restore = useMutation({
    mutationFn: () => sessions.Restore({ session_id: id }),
    onSuccess: refresh,
    onError,
  })
  const remove = useMutation({
    mutationFn: () => sessions.Delete({ session_id: id }),
    onSuccess: async () => {
      showToast(t('sessions:deleted', { title }), { label: t('app:undo'), onUndo: () => restore.mutate() })
      if (openId === id) await navigate('/chat')
      await refresh()
    },
    onError,
  })
  return { rename: (to: string) => rename.mutate(to), remove: () => remove.mutate() }
}
