import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { Answer } from './Answer'
import { AnswerFooter } from './AnswerFooter'
import { ConditionChips } from './ConditionChips'
import { PeopleStrip } from './PeopleStrip'
import { Question } from './Question'
import { isFinished, type AnswerTurn, type Turn } from './turns'
import { useCards } from './useCards'

/** What the user can do with a turn. */
export interface TurnActions {
  /** Shows the people of an answer, and moves the focus to one of them if an index is given. */
  onShow: (answerId: string, index?: number) => void
  /** Writes an answer again, without the conditions with these keys. */
  onRegenerate: (answerId: string, without: readonly string[]) => void
  /** Edits a question and sends it again. */
  onEdit: (questionId: string, text: string) => void
  /** Shows another version of a message, counted from 1. */
  onVersion: (messageId: string, version: number) => void
}

export interface TurnRowProps extends TurnActions {
  turn: Turn
  /** The window is too narrow to show the people beside the conversation. */
  narrow: boolean
  /** The people of this answer are shown in the panel. */
  selected: boolean
  /** The user has just opened this turn from a search. */
  highlighted: boolean
  /** No answer is being written: answers can be written again, questions edited. */
  idle: boolean
}

/** A turn of the conversation. Memoized, so that finished turns do not rerender while another streams. */
export const TurnRow = memo(function TurnRow({ turn, highlighted, ...rest }: TurnRowProps) {
  return (
    <article
      data-turn={turn.id}
      className={cx('group -mx-3 rounded-2xl px-3 py-3', highlighted && 'animate-flash', turn.kind === 'question' && 'pt-6')}
    >
      {turn.kind === 'question' ? <Question turn={turn} {...rest} /> : <AnswerRow turn={turn} {...rest} />}
    </article>
  )
})

type AnswerRowProps = { turn: AnswerTurn } & Omit<TurnRowProps, 'turn' | 'highlighted'>

function AnswerRow({ turn, narrow, selected, idle, onShow, onRegenerate, onVersion }: AnswerRowProps) {
  const { t } = useTranslation('chat')
  const { data: cards, names } = useCards(turn)
  const people = turn.matches > 0 ? turn.matches : turn.nearest
  return (
    <>
      <h2 className="sr-only">{t('answerHeading')}</h2>
      {cards !== undefined && (narrow || people === 0) && (
        <div className="mb-3 empty:hidden">
          <ConditionChips cards={cards} idle={idle} onAskWithout={(without) => onRegenerate(turn.id, without)} />
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
      {isFinished(turn.state) && !turn.erased && (
        <AnswerFooter
          turn={turn}
          idle={idle}
          onRegenerate={() => onRegenerate(turn.id, cards?.dropped_conditions ?? [])}
          onVersion={onVersion}
        />
      )}
    </>
  )
}
