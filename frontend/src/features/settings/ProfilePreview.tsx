import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me, SaveProfile } from '@/api/types'
import { PersonSummary } from '@/people/PersonSummary'
import { ProfileDetails } from '@/people/ProfileDetails'
import { toPublicProfile } from '@/profile/toPublicProfile'
import { Dialog } from '@/ui/Dialog'

export interface ProfilePreviewProps {
  me: Me
  /** The values of the form, saved or not. */
  values: SaveProfile
  onClose: () => void
}

/** The profile as others see it. */
export function ProfilePreview({ me, values, onClose }: ProfilePreviewProps) {
  const { t } = useTranslation(['settings', 'profile'])
  const person = toPublicProfile(me, values)
  return (
    <Dialog open onOpenChange={onClose} title={t('preview.title')} description={t('preview.body')}>
      {/* Focusable, so that it can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section aria-label={t('preview.title')} tabIndex={0} className="flex flex-col gap-4 rounded-2xl">
        {!person.visible && (
          <p className="flex gap-3 rounded-xl bg-warning-soft px-4 py-3 text-on-warning">
            <EyeOff aria-hidden className="mt-0.5 size-5 shrink-0" />
            {t('preview.unlisted')}
          </p>
        )}
        <article className="flex flex-col gap-4 rounded-2xl border border-line p-4">
          <PersonSummary person={{ ...person, visible: true }} />
          <ProfileDetails person={person} />
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line pt-3 text-sm">
            <Address label={t('profile.email')} value={person.email} />
            <Address label={t('profile:label.linkedin')} value={person.linkedin} />
            <Address label={t('profile:label.website')} value={person.website} />
          </dl>
        </article>
      </section>
    </Dialog>
  )
}

function Address({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd className="break-words text-ink">{value === '' ? t('preview.withheld') : <bdi>{value}</bdi>}</dd>
    </>
  )
}
