import { RefreshCw, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import type { Letter } from './letter'

export interface LetterProgressProps {
  letter: Letter
  onStop: () => void
  onRegenerate: () => void
}

/** The state of a letter and its writer, with a button to stop or to write it again. */
export function LetterProgress({ letter: { state, model, error }, onStop, onRegenerate }: LetterProgressProps) {
  const { t } = useTranslation(['people', 'app'])
  if (error !== undefined) return <ErrorNotice error={error} onRetry={onRegenerate} />
  const finished = state === 'finished'
  const writer = model === 'builtin' ? t('people:draft.builtin') : model
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 text-sm text-ink-faint">
      <p role="status" className="flex min-w-0 items-center gap-2 break-words">
        {!finished && <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />}
        {finished ? writer !== '' && t('people:draft.state.finished', { writer }) : t(`people:draft.state.${state}`)}
      </p>
      <Button size="small" variant="quiet" onClick={finished ? onRegenerate : onStop}>
        {finished ? <RefreshCw aria-hidden className="size-4" /> : <Square aria-hidden className="size-3.5 fill-current" />}
        {t(finished ? 'people:draft.regenerate' : 'people:draft.stop')}
      </Button>
    </div>
  )
}
