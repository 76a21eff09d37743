import { Check, Copy, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyToClipboard } from '@/api/clipboard'
import { IconButton } from '@/ui/Button'
import { withoutCitations } from './rehypeCitations'
import type { TurnActions } from './TurnRow'
import type { AnswerTurn } from './turns'
import { VersionPager } from './VersionPager'

export interface AnswerFooterProps extends Pick<TurnActions, 'onVersion'> {
  turn: AnswerTurn
  idle: boolean
  onRegenerate: () => void
}

/** The writer of an answer, and buttons to copy it, to write it again and to show other versions. */
export function AnswerFooter({ turn, idle, onRegenerate, onVersion }: AnswerFooterProps) {
  const { t } = useTranslation('chat')
  const { id, text, model, version, versions } = turn
  return (
    <div className="mt-1.5 -ms-2 flex flex-wrap items-center gap-x-1 text-sm text-ink-faint">
      {text !== '' && <CopyButton text={text} />}
      <IconButton label={t('regenerate')} disabled={!idle} onClick={onRegenerate}>
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

/** Copies the text of an answer without the citation numbers. */
function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation(['chat', 'app'])
  const [copied, setCopied] = useState(false)
  const Icon = copied ? Check : Copy
  return (
    <IconButton label={t(copied ? 'app:copied' : 'chat:copy')} onClick={() => void copyToClipboard(withoutCitations(text)).then(setCopied)}>
      <Icon aria-hidden className="size-4" />
    </IconButton>
  )
}
