import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useParams } from 'react-router'
import { queries } from '@/api/queries'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { cx } from '@/lib/cx'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { OrgBadge } from '@/ui/OrgBadge'
import { Page } from '@/ui/Page'
import { HistoryTab } from './HistoryTab'
import { InvitationsTab } from './InvitationsTab'
import { MembersTab } from './MembersTab'
import { OverviewTab } from './OverviewTab'

export type TabName = 'overview' | 'members' | 'invitations' | 'import' | 'sharing' | 'history'

/** A tab of the page. */
interface Tab {
  name: TabName
  admins: boolean
  Component: ComponentType<{ organization: Organization }>
}

export interface OrganizationPageProps {
  /** The import tab, which is another feature. */
  Import: Tab['Component']
  /** The sharing tab, which is another feature. */
  Sharing: Tab['Component']
  /** The form with which members send their profile to the admins; part of the sharing feature. */
  SendProfile: Tab['Component']
}

const tabsWith = ({ Import, Sharing }: OrganizationPageProps): Tab[] => [
  { name: 'overview', admins: false, Component: OverviewTab },
  { name: 'members', admins: true, Component: MembersTab },
  { name: 'invitations', admins: true, Component: InvitationsTab },
  { name: 'import', admins: true, Component: Import },
  { name: 'sharing', admins: true, Component: Sharing },
  { name: 'history', admins: true, Component: HistoryTab },
]

/** The page of an organization. Tabs for admins are hidden from other members. */
export function OrganizationPage(features: OrganizationPageProps) {
  const { t } = useTranslation(['organizations', 'app'])
  const { nameOf } = useOrganizationNames()
  const { orgId, tab: requestedTab = 'overview' } = useParams()
  const mine = useQuery(queries.organizations())
  if (mine.isPending) return <Page title=""><Skeleton className="h-64" /></Page>
  if (mine.isError) return <Page title={t('title')}><ErrorNotice error={mine.error} onRetry={() => void mine.refetch()} /></Page>

  const organization = mine.data.find(({ org_id: id }) => id === orgId)
  const tabs = tabsWith(features).filter(({ admins }) => !admins || organization?.role === 'admin')
  const current = tabs.find(({ name }) => name === requestedTab)
  if (organization === undefined || current === undefined) {
    return <EmptyState title={t('app:notFound.title')}>{t('app:notFound.body')}</EmptyState>
  }
  const title = (
    <span className="flex min-w-0 items-center gap-3">
      <OrgBadge orgId={organization.org_id} name={nameOf(organization)} size="large" />
      <bdi className="min-w-0 wrap-anywhere">{nameOf(organization)}</bdi>
    </span>
  )
  return (
    <Page title={title}>
      {tabs.length > 1 && (
        <nav aria-label={t('tabs.label')} className="-mx-3 flex flex-wrap gap-1 border-b border-line pb-2">
          {tabs.map(({ name }) => (
            <TabLink key={name} orgId={organization.org_id} name={name} current={name === current.name} />
          ))}
        </nav>
      )}
      <current.Component key={organization.org_id} organization={organization} />
      {current.name === 'overview' && organization.from_file && (
        <div className="max-w-2xl border-t border-line pt-6">
          <features.SendProfile organization={organization} />
        </div>
      )}
    </Page>
  )
}

function TabLink({ orgId, name, current }: { orgId: string; name: TabName; current: boolean }) {
  const { t } = useTranslation(['organizations', 'app'])
  return (
    <NavLink
      to={`/organizations/${orgId}/${name}`}
      aria-current={current ? 'page' : undefined}
      className={cx(
        'rounded-lg px-3 py-1.5 text-[0.9375rem] font-medium transition-colors',
        current ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
      )}
    >
      {t(`tabs.${name}`)}
    </NavLink>
  )
}
