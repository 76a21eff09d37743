import { useId, type Dispatch, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFile } from '@/api/types'
import { Select } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { scriptOf } from './encoding'
import { useImport } from './useImport'
import type { WizardAction } from './wizard'

export interface ReadingChoicesProps {
  orgId: string
  file: ImportFile
  dispatch: Dispatch<WizardAction>
}

/** In which encoding a text is read, and which sheet of a workbook. Another choice reads the file again. */
export function ReadingChoices({ orgId, file, dispatch }: ReadingChoicesProps) {
  const { t } = useTranslation('import')
  const { readAs, chooseSheet } = useImport(orgId)
  const onSuccess = (read: ImportFile) => dispatch({ type: 'read', file: read })
  const onEncoding = (encoding: string) => {
    chooseSheet.reset()
    readAs.mutate({ file_id: file.file_id, encoding }, { onSuccess })
  }
  const onSheet = (sheet: number) => {
    readAs.reset()
    chooseSheet.mutate({ file_id: file.file_id, sheet }, { onSuccess })
  }
  const several = file.sheets.length > 1
  if (file.encoding === '' && !several) return null
  const error = readAs.error ?? chooseSheet.error
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {several && (
          <Choice label={t(file.encoding === '' ? 'sheet.label' : 'sheet.list')} value={chooseSheet.isPending ? chooseSheet.variables.sheet : file.sheet} onChange={(sheet) => onSheet(Number(sheet))}>
            {file.sheets.map((name, index) => (
              <option key={index} value={index}>
                {name}
              </option>
            ))}
          </Choice>
        )}
        {file.encoding !== '' && (
          <EncodingField file={file} encoding={readAs.isPending ? readAs.variables.encoding : file.encoding} onChange={onEncoding} />
        )}
      </div>
      {(readAs.isPending || chooseSheet.isPending) && (
        <p role="status" className="text-sm text-ink-soft">
          {t('readAgain')}
        </p>
      )}
      {error !== null && (
        <div>
          <ErrorNotice error={error} />
          <p className="mt-1 text-sm text-ink-soft">{t('stillReadAsBefore')}</p>
        </div>
      )}
    </div>
  )
}

interface EncodingFieldProps {
  file: ImportFile
  encoding: string
  onChange: (encoding: string) => void
}

function EncodingField({ file, encoding, onChange }: EncodingFieldProps) {
  const { t } = useTranslation('import')
  const nameOf = (name: string) => {
    const script = scriptOf(name)
    return script === undefined ? name : t('encoding.name', { script: t(`encoding.${script}`), name: name.startsWith('utf') ? name.toUpperCase() : name })
  }
  const choices = file.encodings.includes(file.encoding) ? file.encodings : [file.encoding, ...file.encodings]
  return (
    <Choice label={t('encoding.label')} hint={file.encoding === 'utf-8' ? undefined : t('encoding.hint')} value={encoding} onChange={onChange}>
      {choices.map((name) => (
        <option key={name} value={name}>
          {nameOf(name)}
        </option>
      ))}
    </Choice>
  )
}

interface ChoiceProps {
  label: string
  hint?: string | undefined
  value: string | number
  onChange: (value: string) => void
  children: ReactNode
}

/** A select with its label beside it. */
function Choice({ label, hint, value, onChange, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="flex max-w-full min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <div className="flex max-w-full min-w-0 items-center gap-2.5">
        <label htmlFor={id} className="shrink-0 text-sm font-medium text-ink">
          {label}
        </label>
        <Select
          id={id}
          className="w-auto! min-w-0 text-ellipsis sm:max-w-96"
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {children}
        </Select>
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  )
}
