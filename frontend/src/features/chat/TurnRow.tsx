import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { Answer } from './Answer'
import { AnswerFooter } from './AnswerFooter'
import { ConditionChips } from './ConditionChips'
import { PeopleStrip } from './PeopleStrip'
import { Question } from './Question'
import { isOver, type AnswerTurn, type Turn } from './turns'
import { useCards } from './useCards'

/** What a row asks of the page. */
export interface TurnActions {
  /** Shows the people of an answer, one of them brought forward. */
  onShow: (answerId: string, index?: number) => void
  /** Writes an answer again, without the conditions of these keys. */
  onAgain: (answerId: string, without: readonly string[]) => void
  /** Asks a question in other words. */
  onEdit: (questionId: string, text: string) => void
  /** Shows another version of a message, counted from 1. */
  onVersion: (messageId: string, version: number) => void
}

export interface TurnRowProps extends TurnActions {
  turn: Turn
  /** The window is too narrow for the people to stand beside the conversation. */
  narrow: boolean
  /** The answer's people are those shown beside the conversation. */
  selected: boolean
  /** It is what a search led to just now. */
  flashing: boolean
  /** Nothing is being written: an answer can be written again, a question edited. */
  idle: boolean
}

/** One turn of the conversation. Settled turns are not drawn again while another arrives. */
export const TurnRow = memo(function TurnRow({ turn, flashing, ...rest }: TurnRowProps) {
  return (
    <article
      data-turn={turn.id}
      className={cx('group -mx-3 rounded-2xl px-3 py-3', flashing && 'animate-flash', turn.kind === 'question' && 'pt-6')}
    >
      {turn.kind === 'question' ? <Question turn={turn} {...rest} /> : <AnswerRow turn={turn} {...rest} />}
    </article>
  )
})

type AnswerRowProps = { turn: AnswerTurn } & Omit<TurnRowProps, 'turn' | 'flashing'>

function AnswerRow({ turn, narrow, selected, idle, onShow, onAgain, onVersion }: AnswerRowProps) {
  const { t } = useTranslation('chat')
  const { data: cards, names } = useCards(turn)
  const people = turn.matches > 0 ? turn.matches : turn.nearest
  return (
    <>
      <h2 className="sr-only">{t('kith')}</h2>
      {cards !== undefined && (narrow || people === 0) && (
        <div className="mb-3 empty:hidden">
          <ConditionChips cards={cards} idle={idle} onWithout={(without) => onAgain(turn.id, without)} />
        </div>
      )}
      {narrow && people > 0 && <PeopleStrip answerId={turn.id} cards={cards} count={people} onShow={onShow} />}
      <Answer turn={turn} names={names} onCite={onShow} />
      {!narrow && people > 0 && !selected && (
        <button
          type="button"
          className="mt-3 rounded-full border border-line px-3 py-1 text-sm font-medium text-ink-soft hover:bg-hover"
          onClick={() => onShow(turn.id)}
        >
          {t('people.show', { count: people })}
        </button>
      )}
      {isOver(turn.state) && !turn.erased && (
        <AnswerFooter
          turn={turn}
          idle={idle}
          onAgain={() => onAgain(turn.id, cards?.dropped_conditions ?? [])}
          onVersion={onVersion}
        />
      )}
    </>
  )
}
