import { ChevronDown } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import { cx } from '@/lib/cx'
import { Button } from '@/ui/Button'
import { ScoreBreakdown } from './ScoreBreakdown'
import { PersonSummary } from './PersonSummary'
import { ProfileDetails } from './ProfileDetails'
import { ContactButtons } from './ContactButtons'
import { SaveButton } from './SaveButton'
import { useImpression } from './useImpression'
import { MatchReasons } from './MatchReasons'

export interface PersonCardProps {
  card: Card
  answerId: string
  /** The number of the person in citations, from 1. */
  number: number
}

/** A match of an answer with its reasons. Memoized, so that it does not rerender while the answer streams. */
export const PersonCard = memo(function PersonCard({ card, answerId, number }: PersonCardProps) {
  const { t } = useTranslation('people')
  const [open, setOpen] = useState(false)
  const ref = useImpression<HTMLElement>(answerId, card.person.user_id)
  const detailsId = useId()
  const { person, evidence } = card
  const { name, visible } = person
  return (
    <article
      ref={ref}
      tabIndex={-1}
      data-person={person.user_id}
      aria-label={t('card', { name, number })}
      className="flex scroll-my-3 flex-col gap-3 rounded-2xl border border-line bg-surface p-4 shadow-card outline-offset-0"
    >
      <PersonSummary
        brief={!open}
        person={person}
        evidence={evidence}
        number={number}
        aside={<SaveButton person={person} saved={card.saved} answerId={answerId} />}
      />
      {visible && (
        <>
          <div id={detailsId} className="flex flex-col gap-3">
            {open ? <ProfileDetails person={person} evidence={evidence} /> : <MatchReasons card={card} />}
            {open && <ScoreBreakdown shares={card.shares} />}
          </div>
          <div className="-mx-2 -mb-2 flex flex-wrap items-center gap-1">
            <ContactButtons brief={!open} person={person} answerId={answerId} />
            <Button
              size="small"
              variant="quiet"
              className="ms-auto"
              aria-expanded={open}
              aria-controls={detailsId}
              aria-label={t(open ? 'less' : 'more', { name })}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'lessShort' : 'moreShort')}
              <ChevronDown aria-hidden className={cx('size-4 transition-transform', open && 'rotate-180')} />
            </Button>
          </div>
        </>
      )}
    </article>
  )
})
