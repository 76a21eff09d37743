import { RefreshCw, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import type { Letter } from './letter'

export interface LetterProgressProps {
  letter: Letter
  onStop: () => void
  onAgain: () => void
}

/** Who writes a letter and how far it is; it can be stopped, and begun again. */
export function LetterProgress({ letter: { state, model, error }, onStop, onAgain }: LetterProgressProps) {
  const { t } = useTranslation(['people', 'app'])
  if (error !== undefined) return <ErrorNotice error={error} onRetry={onAgain} />
  const over = state === 'over'
  const writer = model === 'builtin' ? t('people:draft.builtin') : model
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 text-sm text-ink-faint">
      <p role="status" className="flex min-w-0 items-center gap-2 break-words">
        {!over && <span aria-hidden className="size-2 animate-pulse rounded-full bg-accent" />}
        {over ? writer !== '' && t('people:draft.state.over', { writer }) : t(`people:draft.state.${state}`)}
      </p>
      <Button size="small" variant="quiet" onClick={over ? onAgain : onStop}>
        {over ? <RefreshCw aria-hidden className="size-4" /> : <Square aria-hidden className="size-3.5 fill-current" />}
        {t(over ? 'people:draft.again' : 'people:draft.stop')}
      </Button>
    </div>
  )
}
