import { CircleAlert, CircleSlash, Feather } from 'lucide-react'
import { memo, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '@/ui/useErrorText'
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
      {turn.text !== '' && <Prose text={turn.text} arriving={arriving} />}
      {arriving ? <Progress turn={turn} /> : <Ending turn={turn} />}
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

function Ending({ turn }: { turn: AnswerTurn }) {
  const { t } = useTranslation('chat')
  const errorText = useErrorText()
  const { state, error } = turn
  const reason = error === undefined ? undefined : errorText(error)
  return (
    <>
      {turn.erased && <Note icon={<CircleSlash />}>{t('erased')}</Note>}
      {(state === 'stopped' || state === 'interrupted') && <Note icon={<CircleSlash />}>{t(`state.${state}`)}</Note>}
      {state === 'failed' && (
        <Note icon={<CircleAlert />}>
          {t('state.failed')} {reason?.message} {reason?.hint}
        </Note>
      )}
      {turn.finishedByBuiltin && <Note icon={<Feather />}>{t('finishedByBuiltin')}</Note>}
    </>
  )
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="mt-2 flex items-start gap-2 text-sm text-ink-faint">
      <span aria-hidden className="mt-0.5 shrink-0 [&>svg]:size-4">
        {icon}
      </span>
      <span>{children}</span>
    </p>
  )
}
