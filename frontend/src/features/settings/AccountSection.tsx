import { useTranslation } from 'react-i18next'
import type { Start } from '@/api/types'
import { Section } from '@/ui/Section'
import { EraseAccount } from './EraseAccount'
import { AccountExport } from './AccountExport'
import { PasscodeSettings } from './PasscodeSettings'
import { VisibilityChoice } from './VisibilityChoice'

/** Visibility, passcode, account export and erasure. */
export function AccountSection({ start: { me } }: { start: Start }) {
  const { t } = useTranslation('account')
  return (
    <Section title={t('title')} body={t('body')}>
      <div className="flex flex-col gap-10">
        <VisibilityChoice me={me} />
        <PasscodeSettings key={String(me.has_passcode)} me={me} />
        <AccountExport />
        <EraseAccount />
      </div>
    </Section>
  )
}
