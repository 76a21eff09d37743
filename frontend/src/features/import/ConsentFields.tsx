import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '@/ui/SegmentedControl'
import { Field, Input } from '@/ui/Field'
import type { Consent } from './wizard'

export interface ConsentFieldsProps {
  /** The name of the organization, as a sentence has it. */
  organization: string
  /** The file contains who agreed. */
  fileHasConsent: boolean
  /** The file has columns, of which one may say who agreed. */
  fileHasColumns: boolean
  consent: Consent
  onChange: (consent: Consent) => void
}

/** Whether the imported people agreed to be listed, and where. */
export function ConsentFields({ organization, fileHasConsent, fileHasColumns, consent, onChange }: ConsentFieldsProps) {
  const { t } = useTranslation('import')
  return (
    <section aria-labelledby="consent" className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h3 id="consent" className="font-semibold text-ink">
          {t('consent.title')}
        </h3>
        <p className="text-ink-soft">{t('consent.explanation', { organization })}</p>
        <p className="text-ink-soft">{t(fileHasConsent ? 'consent.inFile' : fileHasColumns ? 'consent.notInFile' : 'consent.notInCards')}</p>
      </div>
      <SegmentedControl
        label={t(fileHasConsent ? 'consent.others' : 'consent.everybody')}
        value={consent.given ? 'given' : 'no'}
        choices={[
          { value: 'no', label: t('consent.no') },
          { value: 'given', label: t('consent.given') },
        ]}
        onChange={(value) => onChange({ ...consent, given: value === 'given' })}
      />
      {consent.given && (
        <Field label={t('consent.ground')} hint={t('consent.groundHint')}>
          <Input value={consent.statement} maxLength={500} onChange={(event) => onChange({ ...consent, statement: event.target.value })} />
        </Field>
      )}
    </section>
  )
}
