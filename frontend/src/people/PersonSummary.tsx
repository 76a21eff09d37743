import { MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence, Person } from '@/api/types'
import { cx } from '@/lib/cx'
import { Avatar } from '@/ui/Avatar'
import { evidenceIn } from './evidence'
import { HighlightedText } from './HighlightedText'

export interface PersonSummaryProps {
  person: Person
  evidence?: readonly Evidence[]
  /** The number of the person in citations, shown before the name. */
  number?: number
  /** Shown at the end of the first line. */
  aside?: ReactNode
  /** Cuts long lines that have no evidence. */
  brief?: boolean
}

const none: readonly Evidence[] = []

/** The name, headline, work and place of a person. */
export function PersonSummary({ person, evidence = none, number, aside, brief = false }: PersonSummaryProps) {
  const { t } = useTranslation('people')
  const ofHeadline = evidenceIn(evidence, 'headline')
  return (
    <div className="flex gap-3">
      <Avatar name={person.name} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-1">
          <h3 className="min-w-0 flex-1 pt-px leading-snug font-semibold text-ink wrap-anywhere">
            {number !== undefined && <CitationNumber value={number} />}
            <HighlightedText text={person.name} evidence={evidenceIn(evidence, 'name')} />
          </h3>
          {aside}
        </div>
        {person.visible ? (
          <>
            <p className={cx('leading-snug text-ink-soft wrap-anywhere', brief && ofHeadline.length === 0 && 'line-clamp-2')}>
              <HighlightedText text={person.headline} evidence={ofHeadline} />
            </p>
            <WorkAndPlace person={person} evidence={evidence} brief={brief} />
          </>
        ) : (
          <p className="text-sm text-ink-faint">{t('hidden')}</p>
        )}
      </div>
    </div>
  )
}

/** Hidden from screen readers, as the accessible name of the card contains the number. */
const CitationNumber = ({ value }: { value: number }) => (
  <span
    aria-hidden
    className="me-1.5 inline-flex h-5 min-w-5 items-center justify-center rounded-md bg-accent-soft px-1 align-[0.1em] text-xs text-accent-ink tabular-nums"
  >
    {value}
  </span>
)

function WorkAndPlace({ person, evidence, brief }: { person: Person; evidence: readonly Evidence[]; brief: boolean }) {
  const { role, company, location } = person
  const work = [role, company].filter((text) => text !== '').join(', ')
  if (work === '' && location === '') return null
  const ofWork = [...evidenceIn(evidence, 'role'), ...evidenceIn(evidence, 'company')]
  const ofPlace = evidenceIn(evidence, 'location')
  const cut = (marked: string[]) => (brief && marked.length === 0 ? 'truncate' : 'wrap-anywhere')
  return (
    <div className="mt-1 text-sm text-ink-faint">
      {work !== '' && (
        <p className={cut(ofWork)}>
          <HighlightedText text={work} evidence={ofWork} />
        </p>
      )}
      {location !== '' && (
        <p className={cut(ofPlace)}>
          <MapPin aria-hidden className="me-1 inline size-3.5 align-[-0.15em]" />
          <HighlightedText text={location} evidence={ofPlace} />
        </p>
      )}
    </div>
  )
}
