import { Check, Copy, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '@/api/clipboard'
import { IconButton } from '@/ui/Button'
import { withoutCitations } from './citations'
import type { TurnActions } from './TurnRow'
import type { AnswerTurn } from './turns'
import { VersionPager } from './VersionPager'

export interface AnswerFooterProps extends Pick<TurnActions, 'onVersion'> {
  turn: AnswerTurn
  idle: boolean
  onAgain: () => void
}

/** Who wrote an answer, and what can be done with it: quiet until the row is pointed at. */
export function AnswerFooter({ turn, idle, onAgain, onVersion }: AnswerFooterProps) {
  const { t } = useTranslation('chat')
  const { id, text, model, version, versions } = turn
  return (
    <div className="mt-1.5 -ms-2 flex flex-wrap items-center gap-x-1 text-sm text-ink-faint">
      {text !== '' && <CopyButton text={text} />}
      <IconButton label={t('again')} disabled={!idle} onClick={onAgain}>
        <RefreshCw aria-hidden className="size-4" />
      </IconButton>
      {versions > 1 && <VersionPager version={version} versions={versions} idle={idle} onVersion={(to) => onVersion(id, to)} />}
      {model !== '' && (
        <p className="ms-1.5 min-w-0 break-words">
          {model === 'builtin' ? t('by.builtin') : t(turn.finishedByBuiltin ? 'by.both' : 'by.model', { model })}
        </p>
      )}
    </div>
  )
}

/** Copies an answer as it is read: without the numbers, which mean something only here. */
function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation(['chat', 'app'])
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy
  return (
    <IconButton label={t(copied ? 'app:copied' : 'chat:copy')} onClick={() => void copy(withoutCitations(text)).then(setCopied)}>
      <Icon aria-hidden className="size-4" />
    </IconButton>
  )
}
