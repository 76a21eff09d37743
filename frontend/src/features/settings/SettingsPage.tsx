import { useQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useParams } from 'react-router'
import { queries } from '@/api/queries'
import type { Start } from '@/api/types'
import { cx } from '@/lib/cx'
import { Page } from '@/ui/Page'
import { AboutSection } from './AboutSection'
import { AccountSection } from './AccountSection'
import { AppearanceSection } from './AppearanceSection'
import { DeletedConversationsSection } from './DeletedConversationsSection'
import { MachineSection } from './MachineSection'
import { ProfileSection } from './ProfileSection'
import { SampleSection } from './SampleSection'
import { sectionsFor, type SectionName } from './sections'

const components: Record<Exclude<SectionName, 'writing' | 'backups'>, ComponentType<{ start: Start }>> = {
  profile: ProfileSection,
  appearance: AppearanceSection,
  conversations: DeletedConversationsSection,
  account: AccountSection,
  machine: MachineSection,
  sample: SampleSection,
  about: AboutSection,
}

export interface SettingsPageProps {
  /** The section about writing, which is part of another feature. */
  writing: ReactNode
  /** The section about backups, which is another feature. */
  backups: ReactNode
}

export function SettingsPage(externalSections: SettingsPageProps) {
  const { t } = useTranslation('settings')
  const { section } = useParams()
  const { data: start } = useQuery(queries.start())
  if (start === undefined) return null
  const sections = sectionsFor(start)
  const current = sections.find((name) => name === section) ?? sections[0]
  return (
    <Page title={t('title')}>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label={t('sections')} className="-mx-3 flex flex-wrap gap-1 self-start md:sticky md:top-8 md:flex-col">
          {sections.map((name) => (
            <SectionLink key={name} name={name} current={name === current} />
          ))}
        </nav>
        {current === 'writing' || current === 'backups' ? externalSections[current] : <SectionContent name={current} start={start} />}
      </div>
    </Page>
  )
}

function SectionContent({ name, start }: { name: keyof typeof components; start: Start }) {
  const Section = components[name]
  return <Section start={start} />
}

function SectionLink({ name, current }: { name: SectionName; current: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <NavLink
      to={`/settings/${name}`}
      aria-current={current ? 'page' : undefined}
      className={cx(
        'rounded-lg px-3 py-1.5 text-[0.9375rem] font-medium transition-colors',
        current ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
      )}
    >
      {t(`${name}.title`)}
    </NavLink>
  )
}
