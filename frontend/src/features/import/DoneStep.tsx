import { useMutation } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { imports } from '@/api/services'
import type { ImportFile, ImportSummary, Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'
import { ErrorNotice } from '@/ui/notices'
import { showErrorToast, showToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { ConsentNotes } from './ConsentNotes'
import { InviteInstead } from './InviteInstead'
import { Listing } from './Listing'
import { ProgressLine } from './ProgressLine'
import { allRows, keyOf } from './rowFilter'
import { RowFilters } from './RowFilters'
import { RowList } from './RowList'
import { UndoneNotice } from './UndoneNotice'
import { useFocusedHeading } from './useFocusedHeading'
import { useImport } from './useImport'

export interface DoneStepProps {
  organization: Organization
  file: ImportFile
  summary: ImportSummary
  onClose: () => void
}

/** The last step: the report of the import, which can be saved or undone, and what to do next. */
export function DoneStep({ organization, file, summary, onClose }: DoneStepProps) {
  const { t } = useTranslation(['import', 'app'])
  const { undo } = useImport(organization.org_id)
  const undone = undo.data
  return (
    <div className="flex flex-col gap-5">
      {undone === undefined ? <Imported summary={summary} /> : <UndoneNotice undone={undone} />}
      {undo.isPending && <ProgressLine fileId={summary.import_id} label={t('undo.working')} />}
      {undo.isError && <ErrorNotice error={undo.error} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onClose}>
          {t('done.more')}
        </Button>
        {undone === undefined && (
          <Button disabled={undo.isPending} onClick={() => undo.mutate(summary.import_id)}>
            {t('undo.confirm')}
          </Button>
        )}
        <SaveReport fileId={file.file_id} />
        <Link
          to={`/organizations/${organization.org_id}/members`}
          className="inline-flex h-10 items-center rounded-xl px-4 text-[0.9375rem] font-medium text-accent hover:bg-hover"
        >
          {t('done.members')}
        </Link>
      </div>
      {undone === undefined && <Report organization={organization} file={file} summary={summary} />}
    </div>
  )
}

/** How many came in, and how many of them are listed. */
function Imported({ summary }: { summary: ImportSummary }) {
  const { t } = useTranslation('import')
  const heading = useFocusedHeading()
  const invited = summary.counts['invited'] ?? 0
  return (
    <div className="flex items-start gap-3">
      <CircleCheck aria-hidden className="mt-1 size-6 shrink-0 text-accent" />
      <div className="flex min-w-0 flex-col gap-2">
        <h2 {...heading} className="text-lg font-semibold text-ink outline-none">
          {t('done.title', { count: (summary.counts['new'] ?? 0) + (summary.counts['updated'] ?? 0) })}
        </h2>
        <Listing summary={summary} />
        {invited > 0 && <p className="text-ink-soft">{t('done.invited', { count: invited })}</p>}
      </div>
    </div>
  )
}

/** Whom to invite next, and what came of each row. */
function Report({ organization, file, summary }: Pick<DoneStepProps, 'organization' | 'file' | 'summary'>) {
  const [filter, setFilter] = useState(allRows)
  const { file_id: fileId, nameless } = file
  return (
    <>
      {summary.to_invite > 0 && <InviteInstead organization={organization} fileId={fileId} of="unlisted" count={summary.to_invite} />}
      {nameless > 0 && <InviteInstead organization={organization} fileId={fileId} of="nameless" count={nameless} />}
      <ConsentNotes notes={summary.notes} />
      <RowFilters summary={summary} filter={filter} onChange={setFilter} />
      <RowList key={keyOf(filter)} fileId={fileId} filter={filter} />
    </>
  )
}

function SaveReport({ fileId }: { fileId: string }) {
  const { t } = useTranslation('import')
  const errorText = useErrorText()
  const report = useMutation({
    mutationFn: (format: 'csv' | 'json') => imports.SaveReport({ file_id: fileId, format, locale: navigator.language }),
    onSuccess: ({ path }) => path !== '' && showToast(t('report.saved', { path })),
    onError: (error) => showErrorToast(errorText(error)),
  })
  return (
    <Menu trigger={<Button disabled={report.isPending}>{t('report.save')}</Button>}>
      <MenuItem onSelect={() => report.mutate('csv')}>{t('report.csv')}</MenuItem>
      <MenuItem onSelect={() => report.mutate('json')}>{t('report.json')}</MenuItem>
    </Menu>
  )
}
