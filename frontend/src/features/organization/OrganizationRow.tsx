import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Organization } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { OrgBadge } from '@/ui/OrgBadge'
import { roleOf } from './role'

/** An active organization, which links to its page. */
export function OrganizationRow({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organizations')
  const { nameOf } = useOrganizationNames()
  return (
    <li>
      <Link
        to={`/organizations/${organization.org_id}`}
        className="flex items-center gap-4 px-5 py-4 transition-colors first:rounded-t-2xl last:rounded-b-2xl hover:bg-hover"
      >
        <OrgBadge orgId={organization.org_id} name={nameOf(organization)} size="large" />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-semibold text-ink">{nameOf(organization)}</bdi>
          {organization.description !== '' && (
            <span dir="auto" className="line-clamp-2 text-[0.9375rem] text-ink-soft">
              {organization.description}
            </span>
          )}
        </span>
        <span className="shrink-0 text-sm text-ink-faint">{t(`role.${roleOf(organization.role)}`)}</span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-faint rtl:rotate-180" />
      </Link>
    </li>
  )
}
