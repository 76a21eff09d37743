import { MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence, Person } from '@/api/types'
import { Avatar } from '@/ui/Avatar'
import { evidenceIn } from './evidence'
import { Marked } from './Marked'

export interface PersonSummaryProps {
  person: Person
  evidence?: readonly Evidence[]
  /** Stands before the name: the number that the answer cites. */
  number?: number
  /** Stands at the end of the first line. */
  aside?: ReactNode
}

const none: readonly Evidence[] = []

/** Who somebody is in three lines: name, headline, company and place. */
export function PersonSummary({ person, evidence = none, number, aside }: PersonSummaryProps) {
  const { t } = useTranslation('people')
  return (
    <div className="flex gap-3">
      <Avatar name={person.name} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-1">
          <h3 className="min-w-0 flex-1 pt-px leading-snug font-semibold text-ink">
            {number !== undefined && <Number value={number} />}
            <Marked text={person.name} evidence={evidenceIn(evidence, 'name')} />
          </h3>
          {aside}
        </div>
        {person.visible ? (
          <>
            <p className="leading-snug text-ink-soft">
              <Marked text={person.headline} evidence={evidenceIn(evidence, 'headline')} />
            </p>
            <Where person={person} evidence={evidence} />
          </>
        ) : (
          <p className="text-sm text-ink-faint">{t('hidden')}</p>
        )}
      </div>
    </div>
  )
}

/** Repeats visually what the card's accessible name says. */
const Number = ({ value }: { value: number }) => (
  <span
    aria-hidden
    className="me-1.5 inline-flex h-5 min-w-5 items-center justify-center rounded-md bg-accent-soft px-1 align-[0.1em] text-xs text-accent-ink tabular-nums"
  >
    {value}
  </span>
)

function Where({ person, evidence }: { person: Person; evidence: readonly Evidence[] }) {
  const { role, company, location } = person
  const work = [role, company].filter((text) => text !== '')
  if (work.length === 0 && location === '') return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
      {work.length > 0 && (
        <span>
          <Marked text={work.join(', ')} evidence={[...evidenceIn(evidence, 'role'), ...evidenceIn(evidence, 'company')]} />
        </span>
      )}
      {location !== '' && (
        <span className="inline-flex items-center gap-1">
          <MapPin aria-hidden className="size-3.5 shrink-0" />
          <Marked text={location} evidence={evidenceIn(evidence, 'location')} />
        </span>
      )}
    </p>
  )
}
