import { useTranslation } from 'react-i18next'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { dateText } from '@/lib/date'
import { Button } from '@/ui/Button'
import { OrgBadge } from '@/ui/OrgBadge'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { useOrganizationStatus } from './useOrganizations'

/** An organization that is archived, or deleted and not yet erased, with the way back for its admins. */
export function ArchivedRow({ organization }: { organization: Organization }) {
  const { t, i18n } = useTranslation('organizations')
  const { nameOf } = useOrganizationNames()
  const errorText = useErrorText()
  const { restore, unarchive } = useOrganizationStatus(organization)
  const name = nameOf(organization)
  const { deleted_at: deletedAt, erased_at: erasedAt, archived_at: archivedAt } = organization
  const back = deletedAt === '' ? unarchive : restore
  const said =
    deletedAt === ''
      ? t('archived.archived', { date: dateText(archivedAt, i18n.language) })
      : t('archived.deleted', { date: dateText(erasedAt, i18n.language) })
  return (
    <li className="flex flex-wrap items-center gap-4 px-5 py-3">
      <OrgBadge orgId={organization.org_id} name={name} />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium text-ink">{name}</bdi>
        <span className="text-sm text-ink-soft">{said}</span>
      </span>
      {organization.role === 'admin' && (
        <Button
          size="small"
          aria-label={t('archived.backOf', { name })}
          disabled={back.isPending}
          onClick={() => back.mutate(undefined, { onError: (error) => failed(errorText(error)) })}
        >
          {t('archived.back')}
        </Button>
      )}
    </li>
  )
}
