import { useTranslation } from 'react-i18next'
import type { Start } from '@/api/types'
import { Section } from '@/ui/Section'
import { EraseMe } from './EraseMe'
import { ExportAll } from './ExportAll'
import { PasscodeForm } from './PasscodeForm'
import { VisibilityChoice } from './VisibilityChoice'

/** What of me is here: shown or paused, behind a passcode or not, taken along, or erased. */
export function AccountSection({ start: { me } }: { start: Start }) {
  const { t } = useTranslation('account')
  return (
    <Section title={t('title')} body={t('body')}>
      <div className="flex flex-col gap-10">
        <VisibilityChoice me={me} />
        <PasscodeForm key={String(me.has_passcode)} me={me} />
        <ExportAll />
        <EraseMe />
      </div>
    </Section>
  )
}
