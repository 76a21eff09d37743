import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Organization } from '@/api/types'
import { isShownOtherwise, useOrganizationNames } from '@/i18n/organizationNames'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { DeleteDialog } from './DeleteDialog'
import { DescriptionFields } from './DescriptionFields'
import { useDescribe, useOrganizationStatus } from './useOrganizations'

/** The description of an organization, and actions to leave, archive or delete it. */
export function OverviewTab({ organization }: { organization: Organization }) {
  const { t, i18n } = useTranslation('organizations')
  const isAdmin = organization.role === 'admin'
  return (
    <div className="flex max-w-2xl flex-col gap-10">
      {isAdmin ? (
        <DescribeForm organization={organization} />
      ) : (
        <div className="flex flex-col gap-2">
          {organization.description !== '' && (
            <p dir="auto" className="whitespace-pre-line text-ink">
              {organization.description}
            </p>
          )}
          <p className="text-sm text-ink-faint">{t('overview.since', { date: formatDate(organization.joined_at, i18n.language) })}</p>
        </div>
      )}
      <OrganizationActions organization={organization} isAdmin={isAdmin} />
    </div>
  )
}

function DescribeForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organizations')
  const [described, setDescribed] = useState({ name: organization.name, description: organization.description })
  const { nameInText } = useOrganizationNames()
  const nameHint = isShownOtherwise(organization) ? t('field.nameHint', { name: nameInText(organization) }) : undefined
  const describe = useDescribe(organization.org_id)
  const changed = described.name.trim() !== organization.name || described.description.trim() !== organization.description
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        describe.mutate(described, { onSuccess: () => showToast(t('toast.described')) })
      }}
    >
      <DescriptionFields nameHint={nameHint} value={described} onChange={setDescribed} />
      {describe.isError && <ErrorNotice error={describe.error} />}
      <Button type="submit" variant="primary" className="self-start" disabled={!changed || described.name.trim() === '' || describe.isPending}>
        {t('overview.save')}
      </Button>
    </form>
  )
}

function OrganizationActions({ organization, isAdmin }: { organization: Organization; isAdmin: boolean }) {
  const { t } = useTranslation('organizations')
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  const { leave, archive, showLeft, showArchived } = useOrganizationStatus(organization)
  const goToList = () => void navigate('/organizations')
  const error = leave.error ?? archive.error
  return (
    <section aria-labelledby="organization-actions" className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 id="organization-actions" className="font-semibold text-ink">
        {t('overview.actions')}
      </h2>
      {error !== null && <ErrorNotice error={error} />}
      <ActionRow body={t('leave.body')}>
        <Button
          disabled={leave.isPending}
          onClick={() => leave.mutate(undefined, { onSuccess: () => (showLeft(), goToList()) })}
        >
          {t('leave.action')}
        </Button>
      </ActionRow>
      {isAdmin && (
        <ActionRow body={t('archive.body')}>
          <Button
            disabled={archive.isPending}
            onClick={() => archive.mutate(undefined, { onSuccess: () => (showArchived(), goToList()) })}
          >
            {t('archive.action')}
          </Button>
        </ActionRow>
      )}
      {isAdmin && !organization.lasting && (
        <ActionRow body={t('delete.body')}>
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {t('delete.action')}
          </Button>
        </ActionRow>
      )}
      {deleting && <DeleteDialog organization={organization} onClose={() => setDeleting(false)} onDeleted={goToList} />}
    </section>
  )
}

function ActionRow({ body, children }: { body: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="min-w-56 flex-1 text-[0.9375rem] text-ink-soft">{body}</p>
      {children}
    </div>
  )
}
