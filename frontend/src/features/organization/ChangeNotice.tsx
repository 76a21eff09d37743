import { useTranslation } from 'react-i18next'
import type { EntryChange } from '@/api/types'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { useEntryActions } from './useEntryActions'

/** The last edit or merge of an entry, with a button to undo it. */
export function ChangeNotice({ orgId, change }: { orgId: string; change: EntryChange }) {
  const { t, i18n } = useTranslation('organizations')
  const { undo } = useEntryActions(orgId)
  const date = formatDate(change.at, i18n.language)
  const names = change.fields.map((field) => t(`members.entry.field.${field}` as 'members.entry.field.name'))
  const fields = new Intl.ListFormat(i18n.language).format(names)
  const edited = change.by === '' ? t('members.entry.editedNoOne', { date, fields }) : t('members.entry.edited', { by: change.by, date, fields })
  return (
    <div className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-4 text-sm">
      <p dir="auto" className="wrap-anywhere text-ink">
        {change.merged === '' ? edited : t('members.entry.merged', { name: change.merged, date })}
      </p>
      <p className="text-ink-soft">{t('members.entry.until', { date: formatDate(change.until, i18n.language) })}</p>
      <Button size="small" className="self-start" disabled={undo.isPending} onClick={() => undo.mutate(change.change_id)}>
        {t('members.entry.undo')}
      </Button>
    </div>
  )
}
