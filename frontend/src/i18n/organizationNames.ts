import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { testEnvironment } from '@/lib/initialOrganizations'

/** An organization with the name that is stored. */
export interface NamedOrganization {
  org_id: string
  name: string
}

/** The organization that an invitation is for. */
export const invitedTo = (invitation: { org_id: string; organization: string }): NamedOrganization => ({
  org_id: invitation.org_id,
  name: invitation.organization,
})

/** Whether the page shows another name than the stored one: for Test Environment, unless an admin renamed it. */
export const isShownOtherwise = ({ org_id: id, name }: NamedOrganization): boolean =>
  id === testEnvironment.org_id && name === testEnvironment.name

/** How the page names organizations in one language. */
export function organizationNames(t: TFunction, language: string) {
  const { compare } = new Intl.Collator(language)
  const nameOf = (organization: NamedOrganization): string =>
    isShownOtherwise(organization) ? t('organizations.testEnvironment.name') : organization.name
  const nameInText = (organization: NamedOrganization): string =>
    isShownOtherwise(organization) ? t('organizations.testEnvironment.inText') : organization.name
  const byName = <T extends NamedOrganization>(organizations: readonly T[]): T[] =>
    organizations.toSorted((a, b) => compare(nameOf(a), nameOf(b)))
  const listInText = (organizations: readonly NamedOrganization[]): string =>
    new Intl.ListFormat(language).format(byName(organizations).map(nameInText))
  return {
    /** The name by itself: in lists, headings and labels. */
    nameOf,
    /** The name inside a sentence: quoted where it is not a proper name. */
    nameInText,
    /** Organizations in the order of their shown names. */
    byName,
    /** Their names inside a sentence: "“People who use this computer” and Nexus Maine". */
    listInText,
  }
}

export function useOrganizationNames() {
  const { t, i18n } = useTranslation('app')
  return useMemo(() => organizationNames(t, i18n.language), [t, i18n.language])
}
