import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { Answer } from './Answer'
import { PeopleStrip } from './PeopleStrip'
import type { AnswerTurn, QuestionTurn, Turn } from './turns'
import { useCards } from './useCards'

/** What an answer's row asks of the page. */
export interface AnswerActions {
  /** Shows the people of an answer, one of them brought forward. */
  onShow: (answerId: string, index?: number) => void
}

export interface TurnRowProps extends AnswerActions {
  turn: Turn
  /** The window is too narrow for the people to stand beside the conversation. */
  narrow: boolean
  /** The answer's people are those shown beside the conversation. */
  selected: boolean
  /** It is what a search led to just now. */
  flashing: boolean
}

/** One turn of the conversation. Settled turns are not drawn again while another arrives. */
export const TurnRow = memo(function TurnRow({ turn, flashing, ...rest }: TurnRowProps) {
  return (
    <article
      data-turn={turn.id}
      className={cx('-mx-3 rounded-2xl px-3 py-3', flashing && 'animate-flash', turn.kind === 'question' && 'pt-6')}
    >
      {turn.kind === 'question' ? <Question turn={turn} /> : <AnswerRow turn={turn} {...rest} />}
    </article>
  )
})

function Question({ turn }: { turn: QuestionTurn }) {
  const { t } = useTranslation('chat')
  return (
    <>
      <h2 className="sr-only">{t('you')}</h2>
      <div className="flex justify-end">
        <p
          dir="auto"
          className="max-w-[85%] rounded-2xl rounded-ee-md bg-accent-soft px-4 py-2.5 text-[1.0625rem] leading-relaxed break-words whitespace-pre-wrap text-ink"
        >
          {turn.erased ? t('erased') : turn.text}
        </p>
      </div>
    </>
  )
}

type AnswerRowProps = { turn: AnswerTurn } & Pick<TurnRowProps, 'narrow' | 'selected' | 'onShow'>

function AnswerRow({ turn, narrow, selected, onShow }: AnswerRowProps) {
  const { t } = useTranslation('chat')
  const { data: cards, names } = useCards(turn)
  const people = turn.matches > 0 ? turn.matches : turn.nearest
  return (
    <>
      <h2 className="sr-only">{t('kith')}</h2>
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
    </>
  )
}
