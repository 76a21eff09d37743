import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { members } from '@/api/services'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'

export interface OptOutProps {
  orgId: string
  userId: string
  name: string
}

/** Records that somebody whom an admin imported said no to being listed. It asks, because no admin can undo it. */
export function OptOut({ orgId, userId, name }: OptOutProps) {
  const { t } = useTranslation('organizations')
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const optOut = useMutation({
    mutationFn: () => members.OptOut({ org_id: orgId, user_ids: [userId] }),
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries(),
  })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('members.optOut.action')}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('members.optOut.title', { name })}
        action={t('members.optOut.confirm')}
        pending={optOut.isPending}
        error={optOut.error}
        onConfirm={() => optOut.mutate()}
      >
        <p>{t('members.optOut.body')}</p>
      </ConfirmDialog>
    </>
  )
}
