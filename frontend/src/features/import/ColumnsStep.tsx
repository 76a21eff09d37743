import type { Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile, Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { ColumnTable } from './ColumnTable'
import { ConsentFields } from './ConsentFields'
import { FileHeading } from './FileHeading'
import { ProgressLine } from './ProgressLine'
import { useImport } from './useImport'
import { lacksStatement, statementOf, type Consent, type WizardAction } from './wizard'

export interface ColumnsStepProps {
  organization: Organization
  file: ImportFile
  consent: Consent
  dispatch: Dispatch<WizardAction>
  onClose: () => void
}

/** The second step: map the columns, and state the consent of the people. */
export function ColumnsStep({ organization, file, consent, dispatch, onClose }: ColumnsStepProps) {
  const { t } = useTranslation('import')
  const { nameInText } = useOrganizationNames()
  const { map, preview } = useImport(organization.org_id)
  const onMap = (fields: string[]) =>
    map.mutate({ file_id: file.file_id, fields }, { onSuccess: (mapped) => dispatch({ type: 'mapped', file: mapped }) })
  const onPreview = () =>
    preview.mutate(
      { fileId: file.file_id, statement: statementOf(consent) },
      { onSuccess: (summary) => dispatch({ type: 'previewed', summary }) },
    )
  return (
    <div className="flex flex-col gap-8">
      <FileHeading file={file} />
      {file.columns.length > 0 && (
        <ColumnTable columns={file.columns} fields={(map.isPending && map.variables.fields) || undefined} onChange={onMap} />
      )}
      {map.isError && <ErrorNotice error={map.error} />}
      <ConsentFields
        organization={nameInText(organization)}
        fileHasConsent={file.consent}
        consent={consent}
        onChange={(changed) => dispatch({ type: 'consented', consent: changed })}
      />
      {preview.isError && <ErrorNotice error={preview.error} />}
      {preview.isPending && <ProgressLine fileId={file.file_id} label={t('preview.working')} />}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={map.isPending || preview.isPending || file.rows === 0 || lacksStatement(consent)}
          onClick={onPreview}
        >
          {t('preview.action')}
        </Button>
        <Button variant="quiet" disabled={preview.isPending} onClick={onClose}>
          {t('otherFile')}
        </Button>
      </div>
    </div>
  )
}
