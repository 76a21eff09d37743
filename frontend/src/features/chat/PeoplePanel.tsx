import { useTranslation } from 'react-i18next'
import type { Card, Cards } from '@/api/types'
import { PersonCard } from '@/people/PersonCard'
import { Button } from '@/ui/Button'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { ConditionChips } from './ConditionChips'
import type { AnswerTurn } from './turns'
import { useHighlightedCard, type CardFocus } from './useHighlightedCard'
import { useCards } from './useCards'

export interface PeoplePanelProps {
  answer: AnswerTurn | undefined
  /** The card that a citation leads to. */
  cardFocus: CardFocus | undefined
  /** Set if the people of an earlier answer are shown; onLatest goes back to the latest. */
  earlier: { question: string; onLatest: () => void } | undefined
  /** No answer is being written. */
  idle: boolean
  /** Writes an answer again, without the conditions with these keys. */
  onRegenerate: (answerId: string, without: readonly string[]) => void
}

/** The cards of the people of an answer, in ranking order. */
export function PeoplePanel({ answer, cardFocus, earlier, idle, onRegenerate }: PeoplePanelProps) {
  const { t } = useTranslation('chat')
  const cards = useCards(answer)
  const ref = useHighlightedCard(cardFocus, cards.isSuccess)
  if (answer === undefined) return <p className="px-6 py-20 text-center text-ink-faint">{t('people.empty')}</p>
  return (
    <div ref={ref} className="min-h-0 flex-1 overflow-y-auto px-4 pb-6">
      {earlier !== undefined && <Earlier {...earlier} />}
      {cards.isSuccess && (
        <div className="pb-3 empty:hidden">
          <ConditionChips cards={cards.data} idle={idle} onAskWithout={(without) => onRegenerate(answer.id, without)} />
        </div>
      )}
      {cards.isError && <ErrorNotice error={cards.error} onRetry={() => void cards.refetch()} />}
      {cards.isPending && <CardSkeletons count={answer.matches + answer.nearest} />}
      {cards.isSuccess && <People key={answer.id} answerId={answer.id} cards={cards.data} />}
    </div>
  )
}

function Earlier({ question, onLatest }: NonNullable<PeoplePanelProps['earlier']>) {
  const { t } = useTranslation('chat')
  return (
    <div className="flex flex-wrap items-center justify-between gap-1 pb-3 text-sm text-ink-faint">
      <p dir="auto" className="line-clamp-2">
        {t('people.for', { question })}
      </p>
      <Button size="small" variant="quiet" className="-ms-2.5" onClick={onLatest}>
        {t('people.latest')}
      </Button>
    </div>
  )
}

function People({ answerId, cards: { matches, nearest } }: { answerId: string; cards: Cards }) {
  const { t } = useTranslation('chat')
  const show = (card: Card, index: number) => (
    <PersonCard key={card.person.user_id} card={card} answerId={answerId} number={index + 1} />
  )
  return (
    <div className="flex flex-col gap-3">
      {matches.map(show)}
      {nearest.length > 0 && (
        <section className="flex flex-col gap-3">
          <header className="px-1 pt-2">
            <h3 className="font-semibold text-ink">{t('people.nearest')}</h3>
            {matches.length === 0 && <p className="text-sm text-ink-soft">{t('people.nearestHint')}</p>}
          </header>
          {nearest.map((card, index) => show(card, matches.length + index))}
        </section>
      )}
    </div>
  )
}

const CardSkeletons = ({ count }: { count: number }) => (
  <div className="flex flex-col gap-3">
    {Array.from({ length: count }, (_, index) => (
      <Skeleton key={index} className="h-44 rounded-2xl" />
    ))}
  </div>
)
