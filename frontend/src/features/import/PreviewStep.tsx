import { useState, type Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile, ImportSummary, Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { FileHeading } from './FileHeading'
import { OutcomeFilter } from './OutcomeFilter'
import { ProgressLine } from './ProgressLine'
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
  const [outcome, setOutcome] = useState('')
  const { commit } = useImport(organization.org_id)
  const { counts, listed } = summary
  const affected = ['new', 'updated', 'invited'].reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  const onCommit = () => commit.mutate(file.file_id, { onSuccess: (imported) => dispatch({ type: 'imported', summary: imported }) })
  return (
    <div className="flex flex-col gap-5">
      <FileHeading file={file} />
      <p className="text-ink">
        {t('preview.body')} {t('listed', { count: listed })}
      </p>
      <OutcomeFilter summary={summary} outcome={outcome} onChange={setOutcome} />
      <RowList key={outcome} fileId={file.file_id} outcome={outcome} />
      {commit.isError && <ErrorNotice error={commit.error} />}
      {commit.isPending && <ProgressLine fileId={file.file_id} label={t('commit.working')} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={commit.isPending || affected === 0} onClick={onCommit}>
          {t('commit.action', { count: affected })}
        </Button>
        <Button variant="quiet" disabled={commit.isPending} onClick={() => dispatch({ type: 'back' })}>
          {t('preview.back')}
        </Button>
      </div>
      {affected === 0 && <p className="text-sm text-ink-soft">{t('commit.nothing')}</p>}
    </div>
  )
}
