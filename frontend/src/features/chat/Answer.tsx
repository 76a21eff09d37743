import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerNotes } from './AnswerNotes'
import { CitedPeopleContext, AnswerMarkdown } from './AnswerMarkdown'
import { isFinished, type AnswerTurn } from './turns'

export interface AnswerProps {
  turn: AnswerTurn
  names: readonly string[]
  onCite: (answerId: string, index: number) => void
}

/** The text of an answer, with its progress or with notes on how it ended. */
export const Answer = memo(function Answer({ turn, names, onCite }: AnswerProps) {
  const cited = useMemo(
    () => ({ names, onCite: (index: number) => onCite(turn.id, index) }),
    [names, onCite, turn.id],
  )
  const streaming = !isFinished(turn.state)
  return (
    <CitedPeopleContext value={cited}>
      {turn.thinking !== '' && <Thinking text={turn.thinking} now={streaming && turn.text === ''} />}
      {turn.text !== '' && <AnswerMarkdown text={turn.text} streaming={streaming} marks={turn.marks} />}
      {streaming ? <Progress turn={turn} /> : <AnswerNotes turn={turn} />}
    </CitedPeopleContext>
  )
})

/** What the answer is waiting for. Hidden once there is text. */
function Progress({ turn }: { turn: AnswerTurn }) {
  const { t } = useTranslation('chat')
  if (turn.state === 'writing' && turn.text !== '') return null
  return (
    <p className="flex items-center gap-2.5 text-ink-faint">
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />
      {t(`state.${turn.state}`)}
    </p>
  )
}

/** The thinking of the model, collapsed, as it is not part of the answer. */
function Thinking({ text, now }: { text: string; now: boolean }) {
  const { t } = useTranslation('chat')
  return (
    <details className="mb-2 text-sm text-ink-faint">
      <summary className="w-fit cursor-pointer rounded-md hover:text-ink-soft">{t(now ? 'thinking.now' : 'thinking.before')}</summary>
      <p dir="auto" className="mt-1.5 border-s-2 border-line ps-3 break-words whitespace-pre-wrap">
        {text}
      </p>
    </details>
  )
}
