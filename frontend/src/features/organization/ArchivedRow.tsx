import { useTranslation } from 'react-i18next'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { formatDate } from '@/lib/date'
import { Button } from '@/ui/Button'
import { OrgBadge } from '@/ui/OrgBadge'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { useOrganizationStatus } from './useOrganizations'

/** An archived or deleted organization, with a restore button for its admins. */
export function ArchivedRow({ organization }: { organization: Organization }) {
  const { t, i18n } = useTranslation('organizations')
  const { nameOf } = useOrganizationNames()
  const errorText = useErrorText()
  const { restore, unarchive } = useOrganizationStatus(organization)
  const name = nameOf(organization)
  const { deleted_at: deletedAt, erased_at: erasedAt, archived_at: archivedAt } = organization
  const back = deletedAt === '' ? unarchive : restore
  const status =
    deletedAt === ''
      ? t('archived.archived', { date: formatDate(archivedAt, i18n.language) })
      : t('archived.deleted', { date: formatDate(erasedAt, i18n.language) })
  return (
    <li className="flex flex-wrap items-center gap-4 px-5 py-3">
      <OrgBadge orgId={organization.org_id} name={name} />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium text-ink">{name}</bdi>
        <span className="text-sm text-ink-soft">{status}</span>
      </span>
      {organization.role === 'admin' && (
        <Button
          size="small"
          aria-label={t('archived.restoreOf', { name })}
          disabled={back.isPending}
          onClick={() => back.mutate(undefined, { onError: (error) => showErrorToast(errorText(error)) })}
        >
          {t('archived.restore')}
        </Button>
      )}
    </li>
  )
}
