import { useTranslation } from 'react-i18next'
import { Choices } from '@/ui/Choices'
import { Field, Input } from '@/ui/Field'
import type { Consent } from './wizard'

export interface ConsentFieldsProps {
  /** Its name, as it stands in a sentence. */
  organization: string
  /** The file says itself who agreed. */
  asked: boolean
  consent: Consent
  onChange: (consent: Consent) => void
}

/** Whether those who are brought in may be found, and on what ground. */
export function ConsentFields({ organization, asked, consent, onChange }: ConsentFieldsProps) {
  const { t } = useTranslation('import')
  return (
    <section aria-labelledby="consent" className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h3 id="consent" className="font-semibold text-ink">
          {t('consent.title')}
        </h3>
        <p className="text-ink-soft">{t('consent.means', { organization })}</p>
        <p className="text-ink-soft">{t(asked ? 'consent.asked' : 'consent.unasked')}</p>
      </div>
      <Choices
        label={t(asked ? 'consent.others' : 'consent.everybody')}
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
