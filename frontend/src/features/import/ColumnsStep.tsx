import { useId, useState, type Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile, Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { Actions } from './Actions'
import { ColumnTable } from './ColumnTable'
import { ConsentFields } from './ConsentFields'
import { FileHeading } from './FileHeading'
import { IgnoredParts } from './IgnoredParts'
import { InviteInstead } from './InviteInstead'
import { ProgressLine } from './ProgressLine'
import { ReadingChoices } from './ReadingChoices'
import { UndecidedColumns } from './UndecidedColumns'
import { useImport } from './useImport'
import { obstacleTo, statementOf, undecidedIn, type Consent, type WizardAction } from './wizard'

export interface ColumnsStepProps {
  organization: Organization
  file: ImportFile
  consent: Consent
  dispatch: Dispatch<WizardAction>
  onClose: () => void
}

/** The second step: how the file is read, what its columns mean, and the consent of the people. */
export function ColumnsStep({ organization, file, consent, dispatch, onClose }: ColumnsStepProps) {
  const { t } = useTranslation('import')
  const { nameInText } = useOrganizationNames()
  const onlyAddresses = file.rows > 0 && file.nameless === file.rows
  return (
    <div className="flex flex-col gap-8">
      <FileHeading file={file}>
        {t('people', { count: file.rows })}
        {file.problems > 0 && ` · ${t('problems', { count: file.problems })}`}
        {file.nameless > 0 && !onlyAddresses && ` · ${t('nameless', { count: file.nameless })}`}
      </FileHeading>
      <ReadingChoices orgId={organization.org_id} file={file} dispatch={dispatch} />
      {onlyAddresses && <InviteInstead primary organization={organization} fileId={file.file_id} of="nameless" count={file.nameless} />}
      {/* Another encoding or sheet has other columns, about which to ask anew. */}
      {(!onlyAddresses || file.columns.length > 1) && (
        <Columns key={`${file.encoding} ${file.sheet}`} orgId={organization.org_id} file={file} dispatch={dispatch} />
      )}
      {!onlyAddresses && (
        <ConsentFields
          organization={nameInText(organization)}
          fileHasConsent={file.consent}
          fileHasColumns={file.columns.length > 0}
          consent={consent}
          onChange={(changed) => dispatch({ type: 'consented', consent: changed })}
        />
      )}
      <PreviewActions orgId={organization.org_id} file={file} consent={consent} dispatch={dispatch} onClose={onClose} />
    </div>
  )
}

/** What the columns of a table mean, or what of the cards is not used. */
function Columns({ orgId, file, dispatch }: { orgId: string; file: ImportFile; dispatch: Dispatch<WizardAction> }) {
  const { map } = useImport(orgId)
  const [asked] = useState(() => undecidedIn(file))
  if (file.columns.length === 0) return <IgnoredParts names={file.ignored} />
  const mapping = map.isPending ? map.variables.fields : file.columns.map(({ field }) => field)
  const onChange = (fields: string[]) =>
    map.mutate({ file_id: file.file_id, fields }, { onSuccess: (mapped) => dispatch({ type: 'read', file: mapped }) })
  return (
    <>
      {asked.length > 0 && <UndecidedColumns columns={file.columns} asked={asked} mapping={mapping} onChange={onChange} />}
      <ColumnTable columns={file.columns} except={asked} mapping={mapping} onChange={onChange} />
      {map.isError && <ErrorNotice error={map.error} />}
    </>
  )
}

interface PreviewActionsProps {
  orgId: string
  file: ImportFile
  consent: Consent
  dispatch: Dispatch<WizardAction>
  onClose: () => void
}

/** The button to the preview, or why there is none yet. */
function PreviewActions({ orgId, file, consent, dispatch, onClose }: PreviewActionsProps) {
  const { t } = useTranslation('import')
  const reason = useId()
  const { preview } = useImport(orgId)
  const obstacle = obstacleTo(file, consent)
  const onPreview = () =>
    preview.mutate(
      { fileId: file.file_id, statement: statementOf(consent) },
      { onSuccess: (summary) => dispatch({ type: 'previewed', summary }) },
    )
  return (
    <Actions>
      {preview.isError && <ErrorNotice error={preview.error} />}
      {preview.isPending && <ProgressLine fileId={file.file_id} label={t('preview.working')} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          disabled={preview.isPending || obstacle !== undefined}
          aria-describedby={obstacle === undefined ? undefined : reason}
          onClick={onPreview}
        >
          {t('preview.action')}
        </Button>
        <Button variant="quiet" disabled={preview.isPending} onClick={onClose}>
          {t('otherFile')}
        </Button>
        {obstacle !== undefined && (
          <p id={reason} role="status" className="min-w-0 text-sm wrap-anywhere text-ink-soft">
            {t(`obstacle.${obstacle}`, { count: file.undecided.length })}
          </p>
        )}
      </div>
    </Actions>
  )
}
