import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { ConfirmDialog } from '@/ui/ConfirmDialog'

/** Removing more members than this asks first. */
export const removedWithoutAsking = 10

/** How many of them the question names. */
const named = 5

export interface RemoveDialogProps {
  orgId: string
  ids: readonly string[]
  pending: boolean
  error: unknown
  onClose: () => void
  onConfirm: () => void
}

/** Asks before many members are removed: names some, and says what happens. */
export function RemoveDialog({ orgId, ids, pending, error, onClose, onConfirm }: RemoveDialogProps) {
  const { t } = useTranslation('organizations')
  const found = useQueries({ queries: ids.slice(0, named).map((id) => queries.member(orgId, id)) })
  const names = found.flatMap(({ data }) => (data === undefined ? [] : [data.member.name]))
  const count = ids.length
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('members.removeDialog.title', { count })}
      action={t('members.removeDialog.action', { count })}
      pending={pending}
      error={error}
      onConfirm={onConfirm}
    >
      {names.length > 0 && (
        <ul className="text-ink">
          {names.map((name, index) => (
            <li key={ids[index]} className="truncate">
              <bdi>{name}</bdi>
            </li>
          ))}
          <li>{t('members.removeDialog.more', { count: count - names.length })}</li>
        </ul>
      )}
      <p>{t('members.removeDialog.effect')}</p>
      <p>{t('members.removeDialog.undo')}</p>
    </ConfirmDialog>
  )
}
