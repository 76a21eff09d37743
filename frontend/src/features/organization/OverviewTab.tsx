import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Organization } from '@/api/types'
import { isShownOtherwise, useOrganizationNames } from '@/i18n/organizationNames'
import { dateText } from '@/lib/date'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { said } from '@/ui/toast'
import { DeleteDialog } from './DeleteDialog'
import { DescriptionFields } from './DescriptionFields'
import { useDescribe, useOrganizationStatus } from './useOrganizations'

/** What an organization says of itself, and the ways out of it. */
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
          <p className="text-sm text-ink-faint">{t('overview.since', { date: dateText(organization.joined_at, i18n.language) })}</p>
        </div>
      )}
      <WaysOut organization={organization} isAdmin={isAdmin} />
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
        describe.mutate(described, { onSuccess: () => said(t('said.described')) })
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

function WaysOut({ organization, isAdmin }: { organization: Organization; isAdmin: boolean }) {
  const { t } = useTranslation('organizations')
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  const { leave, archive, saidLeft, saidArchived } = useOrganizationStatus(organization)
  const toList = () => void navigate('/organizations')
  const error = leave.error ?? archive.error
  return (
    <section aria-labelledby="ways-out" className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 id="ways-out" className="font-semibold text-ink">
        {t('overview.ways')}
      </h2>
      {error !== null && <ErrorNotice error={error} />}
      <Way body={t('leave.body')}>
        <Button
          disabled={leave.isPending}
          onClick={() => leave.mutate(undefined, { onSuccess: () => (saidLeft(), toList()) })}
        >
          {t('leave.action')}
        </Button>
      </Way>
      {isAdmin && (
        <Way body={t('archive.body')}>
          <Button
            disabled={archive.isPending}
            onClick={() => archive.mutate(undefined, { onSuccess: () => (saidArchived(), toList()) })}
          >
            {t('archive.action')}
          </Button>
        </Way>
      )}
      {isAdmin && !organization.lasting && (
        <Way body={t('delete.body')}>
          <Button variant="danger" onClick={() => setDeleting(true)}>
            {t('delete.action')}
          </Button>
        </Way>
      )}
      {deleting && <DeleteDialog organization={organization} onClose={() => setDeleting(false)} onDeleted={toList} />}
    </section>
  )
}

function Way({ body, children }: { body: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="min-w-56 flex-1 text-[0.9375rem] text-ink-soft">{body}</p>
      {children}
    </div>
  )
}
