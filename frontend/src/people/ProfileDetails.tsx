import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence, Person } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { evidenceIn, listFields, textFields } from './evidence'
import { HighlightedText } from './HighlightedText'
import { ChipList } from './MatchReasons'

export interface ProfileDetailsProps {
  person: Person
  evidence?: readonly Evidence[]
}

const none: readonly Evidence[] = []

/** All fields of a profile, with the evidence highlighted. */
export function ProfileDetails({ person, evidence = none }: ProfileDetailsProps) {
  const { t } = useTranslation('people')
  const { nameOf, byName } = useOrganizationNames()
  return (
    <dl className="flex flex-col gap-3 text-[0.9375rem] leading-relaxed">
      {textFields.map(
        (field) =>
          person[field] !== '' && (
            <Detail key={field} label={t(`fields.${field}`)}>
              <p className="whitespace-pre-line">
                <HighlightedText text={person[field]} evidence={evidenceIn(evidence, field)} />
              </p>
            </Detail>
          ),
      )}
      {listFields.map(
        (field) =>
          person[field].length > 0 && (
            <Detail key={field} label={t(`fields.${field}`)}>
              <ChipList entries={person[field]} evidence={evidenceIn(evidence, field)} />
            </Detail>
          ),
      )}
      {person.organizations.length > 0 && (
        <Detail label={t('fields.organizations')}>
          <bdi>{byName(person.organizations).map(nameOf).join(', ')}</bdi>
        </Detail>
      )}
    </dl>
  )
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="mb-0.5 text-sm font-medium text-ink-faint">{label}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  )
}
