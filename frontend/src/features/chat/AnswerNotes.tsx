import { CircleAlert, CircleSlash, Feather, Scissors } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkKind } from '@/lib/generated'
import { useErrorText } from '@/ui/useErrorText'
import type { AnswerTurn } from './turns'

/** Notes on an answer that did not end normally, or that contains mistakes. */
export function AnswerNotes({ turn }: { turn: AnswerTurn }) {
  const { t } = useTranslation('chat')
  const why = useFailureReason(turn)
  const { state } = turn
  return (
    <>
      {turn.erased && <Note icon={<CircleSlash />}>{t('erased')}</Note>}
      {(state === 'stopped' || state === 'interrupted') && <Note icon={<CircleSlash />}>{t(`state.${state}`)}</Note>}
      {state === 'failed' && (
        <Note icon={<CircleAlert />}>
          {t('state.failed')} {why}
        </Note>
      )}
      {turn.finishedByBuiltin && (
        <Note icon={<Feather />}>
          {t('finishedByBuiltin')} {why}
        </Note>
      )}
      {turn.cutOff && <Note icon={<Scissors />}>{t('cutOff')}</Note>}
      {turn.marks.length > 0 && <Marks marks={turn.marks} />}
    </>
  )
}

/** Why writing failed: in the language of the page if the error is known, otherwise as stored, in English. */
function useFailureReason({ error, problem }: AnswerTurn): string {
  const errorText = useErrorText()
  if (error === undefined) return problem
  const { message, hint } = errorText(error)
  return `${message} ${hint}`.trim()
}

/** What the checks found wrong in the answer, each message once. */
function Marks({ marks }: { marks: AnswerTurn['marks'] }) {
  const { t } = useTranslation('chat')
  const lines = Array.from(new Set(marks.map(({ kind, text }) => t(`marks.${kind as MarkKind}`, { text }))))
  return (
    <Note icon={<CircleAlert />}>
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </Note>
  )
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="mt-2 flex items-start gap-2 text-sm text-ink-faint">
      <span aria-hidden className="mt-0.5 shrink-0 [&>svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0 break-words">{children}</span>
    </p>
  )
}
