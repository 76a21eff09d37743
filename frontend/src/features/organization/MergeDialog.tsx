import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { MergedField } from '@/api/types'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { useEntryActions } from './useEntryActions'

export interface MergeDialogProps {
  orgId: string
  keepId: string
  dropId: string
  onClose: () => void
  onMerged: () => void
}

/** Shows field by field what two entries are merged into, and lets the admin choose. */
export function MergeDialog({ orgId, keepId, dropId, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation(['organizations', 'app'])
  const [take, setTake] = useState<readonly string[]>([])
  const preview = useQuery(queries.mergePreview(orgId, keepId, dropId, take))
  const { merge } = useEntryActions(orgId)
  const choose = (field: string, second: boolean) => setTake((now) => [...now.filter((name) => name !== field), ...(second ? [field] : [])])
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button
        variant="primary"
        disabled={merge.isPending || !preview.isSuccess || preview.isPlaceholderData}
        onClick={() => merge.mutate({ keepId, dropId, take }, { onSuccess: onMerged })}
      >
        {t('members.merge.submit')}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      title={t('members.merge.title')}
      description={t('members.merge.body')}
      footer={footer}
    >
      <div className="flex flex-col gap-4">
        {preview.isPending && <Skeleton className="h-48" />}
        {preview.isError && <ErrorNotice error={preview.error} />}
        {preview.isSuccess && (
          <>
            <ul className="divide-y divide-line rounded-2xl border border-line">
              {preview.data.fields.filter(({ result }) => result !== '').map((field) => (
                <FieldRow key={field.field} field={field} second={take.includes(field.field)} onChoose={choose} />
              ))}
            </ul>
            <p className="text-ink">
              {t(preview.data.opted_out ? 'members.merge.optedOut' : preview.data.listed ? 'members.merge.listed' : 'members.merge.unlisted')}
            </p>
            <p className="text-sm text-ink-soft">{t('members.merge.undo')}</p>
          </>
        )}
        {merge.isError && <ErrorNotice error={merge.error} />}
      </div>
    </Dialog>
  )
}

interface FieldRowProps {
  field: MergedField
  /** The value of the second entry was chosen. */
  second: boolean
  onChoose: (field: string, second: boolean) => void
}

function FieldRow({ field, second, onChoose }: FieldRowProps) {
  const { t } = useTranslation(['organizations'])
  const name = t(`members.entry.field.${field.field}` as 'members.entry.field.name')
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[8rem_1fr]">
      <span id={`merge-${field.field}`} className="text-sm text-ink-faint first-letter:uppercase">
        {name}
      </span>
      {field.choice ? (
        <div role="radiogroup" aria-label={t('members.merge.choose', { field: name })} className="flex min-w-0 flex-col gap-1.5">
          <Choice group={field.field} value={field.keep} checked={!second} onCheck={() => onChoose(field.field, false)} />
          <Choice group={field.field} value={field.drop} checked={second} onCheck={() => onChoose(field.field, true)} />
        </div>
      ) : (
        <span className="min-w-0">
          <bdi className="line-clamp-6 whitespace-pre-line wrap-anywhere text-ink">{field.result}</bdi>
          {field.lost > 0 && <span className="block text-sm text-ink-soft">{t('members.merge.lost', { count: field.lost })}</span>}
        </span>
      )}
    </li>
  )
}

interface ChoiceProps {
  group: string
  value: string
  checked: boolean
  onCheck: () => void
}

const Choice = ({ group, value, checked, onCheck }: ChoiceProps) => (
  <label className="flex min-w-0 items-start gap-2">
    <input type="radio" name={`merge-${group}`} className="mt-1 size-4 shrink-0 accent-(--accent)" checked={checked} onChange={onCheck} />
    <bdi className="line-clamp-6 min-w-0 whitespace-pre-line wrap-anywhere text-ink">{value}</bdi>
  </label>
)
