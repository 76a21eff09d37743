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
import { OutcomeFilter } from './OutcomeFilter'
import { ProgressLine } from './ProgressLine'
import { RowList } from './RowList'
import { UndoneNotice } from './UndoneNotice'
import { useImport } from './useImport'

export interface DoneStepProps {
  organization: Organization
  file: ImportFile
  summary: ImportSummary
  onClose: () => void
}

/** The last step: the report of the import, which can be saved or undone. */
export function DoneStep({ organization, file, summary, onClose }: DoneStepProps) {
  const { t } = useTranslation(['import', 'app'])
  const [outcome, setOutcome] = useState('')
  const { undo } = useImport(organization.org_id)
  const undone = undo.data
  return (
    <div className="flex flex-col gap-5">
      {undone === undefined ? (
        <div className="flex items-start gap-3">
          <CircleCheck aria-hidden className="mt-1 size-6 shrink-0 text-accent" />
          <div>
            <h2 className="text-lg font-semibold text-ink">{t('done.title', { count: (summary.counts['new'] ?? 0) + (summary.counts['updated'] ?? 0) })}</h2>
            <p className="text-ink-soft">
              {t('listed', { count: summary.listed })}{' '}
              {(summary.counts['invited'] ?? 0) > 0 && t('done.invited', { count: summary.counts['invited'] })}
            </p>
          </div>
        </div>
      ) : (
        <UndoneNotice undone={undone} />
      )}
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
      {undone === undefined && (
        <>
          <OutcomeFilter summary={summary} outcome={outcome} onChange={setOutcome} />
          <RowList key={outcome} fileId={file.file_id} outcome={outcome} />
        </>
      )}
    </div>
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
