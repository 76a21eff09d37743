import { useQuery } from '@tanstack/react-query'
import { Building2, Plus, Ticket } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Button } from '@/ui/Button'
import { EmptyState, ErrorNotice, Skeleton } from '@/ui/notices'
import { Page } from '@/ui/Page'
import { CreateDialog } from './CreateDialog'
import { JoinDialog } from './JoinDialog'
import { OrganizationRow } from './OrganizationRow'
import { ArchivedRow } from './ArchivedRow'
import { WaitingInvitations } from './WaitingInvitations'

/** The organizations of the user: pending invitations, active ones, and archived or deleted ones. openFile opens a directory file. */
export function OrganizationsPage({ openFile }: { openFile: ReactNode }) {
  const { t } = useTranslation('organizations')
  const mine = useQuery(queries.organizations())
  const [dialog, setDialog] = useState<'create' | 'join'>()
  const close = () => setDialog(undefined)
  const actions = (
    <>
      {openFile}
      <Button onClick={() => setDialog('join')}>
        <Ticket aria-hidden className="size-4" />
        {t('join.action')}
      </Button>
      <Button variant="primary" onClick={() => setDialog('create')}>
        <Plus aria-hidden className="size-4" />
        {t('create.action')}
      </Button>
    </>
  )
  return (
    <Page title={t('title')} actions={actions}>
      <WaitingInvitations />
      {mine.isPending && <Skeleton className="h-48" />}
      {mine.isError && <ErrorNotice error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isSuccess && <OrganizationLists organizations={mine.data} />}
      {dialog === 'create' && <CreateDialog onClose={close} />}
      {dialog === 'join' && <JoinDialog onClose={close} />}
    </Page>
  )
}

function OrganizationLists({ organizations }: { organizations: Organization[] }) {
  const { t } = useTranslation('organizations')
  const { byName } = useOrganizationNames()
  const sorted = byName(organizations)
  const inUse = sorted.filter((o) => o.archived_at === '' && o.deleted_at === '')
  const archived = sorted.filter((o) => !inUse.includes(o))
  return (
    <>
      {inUse.length === 0 ? (
        <EmptyState icon={<Building2 aria-hidden className="size-9" />} title={t('empty.title')}>
          {t('empty.body')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {inUse.map((organization) => (
            <OrganizationRow key={organization.org_id} organization={organization} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="flex flex-col gap-3">
          <h2 id="archived" className="text-sm font-semibold text-ink-faint">
            {t('archived.title')}
          </h2>
          <ul className="divide-y divide-line rounded-2xl border border-line">
            {archived.map((organization) => (
              <ArchivedRow key={organization.org_id} organization={organization} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
