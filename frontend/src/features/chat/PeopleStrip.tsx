import { useTranslation } from 'react-i18next'
import type { Card, Cards } from '@/api/types'
import { PersonSummary } from '@/people/PersonSummary'
import { useImpression } from '@/people/useImpression'
import { MatchReasons } from '@/people/MatchReasons'
import { Skeleton } from '@/ui/notices'

export interface PeopleStripProps {
  answerId: string
  cards: Cards | undefined
  /** How many cards there will be, for the placeholders. */
  count: number
  onShow: (answerId: string, index: number) => void
}

/** The people of an answer in a narrow window: a row of small cards above its text. */
export function PeopleStrip({ answerId, cards, count, onShow }: PeopleStripProps) {
  const { t } = useTranslation('chat')
  const onlyNear = cards !== undefined && cards.matches.length === 0 && cards.nearest.length > 0
  const shown = cards === undefined ? [] : onlyNear ? cards.nearest : cards.matches
  return (
    <>
      {onlyNear && <p className="mb-2 text-sm text-ink-soft">{t('people.nearestHint')}</p>}
      <ul aria-label={t('people.title')} className="-mx-3 mb-3 flex snap-x gap-3 overflow-x-auto px-3 pb-2">
        {cards === undefined
          ? Array.from({ length: count }, (_, index) => (
              <li key={index} className="shrink-0">
                <Skeleton className="h-52 w-72 rounded-2xl short:h-40" />
              </li>
            ))
          : shown.map((card, index) => (
              <li key={card.person.user_id} className="shrink-0 snap-start">
                <SmallCard card={card} answerId={answerId} number={index + 1} onOpen={() => onShow(answerId, index)} />
              </li>
            ))}
      </ul>
    </>
  )
}

interface SmallCardProps {
  card: Card
  answerId: string
  number: number
  onOpen: () => void
}

/** A card cut to a fixed size. A click opens the whole card. */
function SmallCard({ card, answerId, number, onOpen }: SmallCardProps) {
  const { t } = useTranslation('people')
  const { person, evidence } = card
  const ref = useImpression<HTMLElement>(answerId, person.user_id)
  return (
    <article
      ref={ref}
      aria-label={t('card', { name: person.name, number })}
      className="relative h-52 w-72 overflow-hidden short:h-40 rounded-2xl border border-line bg-surface p-4 shadow-card"
    >
      <div className="fade-out flex h-full flex-col gap-3 overflow-hidden">
        <PersonSummary brief person={person} evidence={evidence} number={number} />
        {person.visible && <MatchReasons card={card} />}
      </div>
      <button
        type="button"
        aria-label={t('more', { name: person.name })}
        className="absolute inset-0 rounded-2xl -outline-offset-2"
        onClick={onOpen}
      />
    </article>
  )
}
