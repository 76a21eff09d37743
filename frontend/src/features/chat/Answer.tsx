import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerNotes } from './AnswerNotes'
import { CitedContext, Prose } from './Prose'
import { isOver, type AnswerTurn } from './turns'

export interface AnswerProps {
  turn: AnswerTurn
  names: readonly string[]
  onCite: (answerId: string, index: number) => void
}

/** What the writer said, how it is going, and how it ended. */
export const Answer = memo(function Answer({ turn, names, onCite }: AnswerProps) {
  const cited = useMemo(
    () => ({ names, onCite: (index: number) => onCite(turn.id, index) }),
    [names, onCite, turn.id],
  )
  const arriving = !isOver(turn.state)
  return (
    <CitedContext value={cited}>
      {turn.thinking !== '' && <Thinking text={turn.thinking} now={arriving && turn.text === ''} />}
      {turn.text !== '' && <Prose text={turn.text} arriving={arriving} marks={turn.marks} />}
      {arriving ? <Progress turn={turn} /> : <AnswerNotes turn={turn} />}
    </CitedContext>
  )
})

/** What is being waited for. Once words come they say it themselves. */
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

/** What a model thought before it wrote, folded away: it is no part of the answer. */
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
