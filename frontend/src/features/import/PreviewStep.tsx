import { useState, type Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile, ImportSummary, Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { Actions } from './Actions'
import { ConsentNotes } from './ConsentNotes'
import { FileHeading } from './FileHeading'
import { IgnoredParts } from './IgnoredParts'
import { InviteInstead } from './InviteInstead'
import { Listing } from './Listing'
import { ProgressLine } from './ProgressLine'
import { allRows, keyOf } from './rowFilter'
import { RowFilters } from './RowFilters'
import { RowList } from './RowList'
import { useImport } from './useImport'
import type { WizardAction } from './wizard'

export interface PreviewStepProps {
  organization: Organization
  file: ImportFile
  summary: ImportSummary
  dispatch: Dispatch<WizardAction>
}

/** The third step: what the import will do with each row. */
export function PreviewStep({ organization, file, summary, dispatch }: PreviewStepProps) {
  const { t } = useTranslation('import')
  const [filter, setFilter] = useState(allRows)
  return (
    <div className="flex flex-col gap-5">
      <FileHeading file={file}>{t('rows.count', { count: summary.total })}</FileHeading>
      <div className="flex flex-col gap-2">
        <p className="text-ink">{t('preview.body')}</p>
        <Listing summary={summary} />
      </div>
      <ConsentNotes notes={summary.notes} />
      {file.nameless > 0 && <InviteInstead organization={organization} fileId={file.file_id} of="nameless" count={file.nameless} />}
      <RowFilters summary={summary} filter={filter} onChange={setFilter} />
      <RowList key={keyOf(filter)} fileId={file.file_id} filter={filter} />
      <IgnoredParts names={file.ignored} />
      <CommitActions orgId={organization.org_id} file={file} summary={summary} dispatch={dispatch} />
    </div>
  )
}

interface CommitActionsProps {
  orgId: string
  file: ImportFile
  summary: ImportSummary
  dispatch: Dispatch<WizardAction>
}

function CommitActions({ orgId, file, summary: { counts, unlisted }, dispatch }: CommitActionsProps) {
  const { t } = useTranslation('import')
  const { commit } = useImport(orgId)
  const affected = ['new', 'updated', 'invited'].reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  const refused = unlisted['refused'] ?? 0 // kept even of people whose profile stays as it is
  const onCommit = () => commit.mutate(file.file_id, { onSuccess: (imported) => dispatch({ type: 'imported', summary: imported }) })
  return (
    <Actions>
      {commit.isError && <ErrorNotice error={commit.error} />}
      {commit.isPending && <ProgressLine fileId={file.file_id} label={t('commit.working')} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={commit.isPending || affected + refused === 0} onClick={onCommit}>
          {t('commit.action', { count: affected })}
        </Button>
        <Button variant="quiet" disabled={commit.isPending} onClick={() => dispatch({ type: 'back' })}>
          {t('preview.back')}
        </Button>
        {affected === 0 && <p className="text-sm text-ink-soft">{t(refused > 0 ? 'commit.onlyRefusals' : 'commit.nothing')}</p>}
      </div>
    </Actions>
  )
}
