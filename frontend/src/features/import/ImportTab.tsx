import { useReducer } from 'react'
import { useLocation } from 'react-router'
import type { ImportFile, Organization } from '@/api/types'
import { ChooseFile } from './ChooseFile'
import { ColumnsStep } from './ColumnsStep'
import { DoneStep } from './DoneStep'
import { PastImports } from './PastImports'
import { PreviewStep } from './PreviewStep'
import { closeFile } from './useImport'
import { wizardReducer, initialWizard } from './wizard'

/** The location state of this page: a file that is open already. */
export interface ImportState {
  file: ImportFile
}

/** Imports people from a file, for admins. */
export function ImportTab({ organization }: { organization: Organization }) {
  const { state } = useLocation()
  const dropped = (state as ImportState | null)?.file
  return <ImportWizard key={dropped?.file_id ?? ''} organization={organization} dropped={dropped} />
}

function ImportWizard({ organization, dropped }: { organization: Organization; dropped: ImportFile | undefined }) {
  const [wizard, dispatch] = useReducer(wizardReducer, dropped, initialWizard)
  const close = () => {
    if (wizard.step !== 'choose') closeFile(wizard.file.file_id)
    dispatch({ type: 'closed' })
  }
  switch (wizard.step) {
    case 'choose':
      return (
        <div className="flex flex-col gap-10">
          <ChooseFile onOpened={(file) => dispatch({ type: 'opened', file })} />
          <PastImports orgId={organization.org_id} />
        </div>
      )
    case 'columns':
      return <ColumnsStep organization={organization} file={wizard.file} consent={wizard.consent} dispatch={dispatch} onClose={close} />
    case 'preview':
      return <PreviewStep organization={organization} file={wizard.file} summary={wizard.summary} dispatch={dispatch} />
    case 'done':
      return <DoneStep organization={organization} file={wizard.file} summary={wizard.summary} onClose={close} />
  }
}
