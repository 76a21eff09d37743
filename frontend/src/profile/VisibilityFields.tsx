import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Me, SaveProfile } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Switch } from '@/ui/Switch'

/** Switches for whether others find the user, and which addresses they see. */
export function VisibilityFields({ me }: { me: Me }) {
  const { t } = useTranslation('profile')
  const { listInText } = useOrganizationNames()
  const optedIn = useWatch<SaveProfile, 'opted_in'>({ name: 'opted_in' })
  return (
    <div className="flex flex-col gap-5">
      <div className="rounded-xl border border-line bg-canvas p-4">
        <Toggle name="opted_in" label={t('visibility.optIn')} hint={t(optedIn ? 'visibility.on' : 'visibility.off')} />
        <ul className="mt-3 list-disc space-y-1 ps-5 text-sm text-ink-soft">
          <li>{me.organizations.length > 0 ? t('visibility.who', { organizations: listInText(me.organizations) }) : t('visibility.whoWithout')}</li>
          <li>{t('visibility.what')}</li>
          <li>{t('visibility.back')}</li>
        </ul>
      </div>
      <div className="flex flex-col gap-4">
        <Toggle name="show_email" label={t('visibility.email')} hint={t('visibility.emailHint', { email: me.email })} />
        <Toggle name="show_linkedin" label={t('visibility.linkedin')} hint={t('visibility.linkedinHint')} />
      </div>
    </div>
  )
}

interface ToggleProps {
  name: 'opted_in' | 'show_email' | 'show_linkedin'
  label: string
  hint: string
}

function Toggle({ name, label, hint }: ToggleProps) {
  const { control } = useFormContext<SaveProfile>()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => <Switch label={label} hint={hint} checked={field.value} onChange={field.onChange} />}
    />
  )
}
