import { Pencil } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/ui/Button'
import { Textarea } from '@/ui/Field'
import type { TurnActions } from './TurnRow'
import type { QuestionTurn } from './turns'
import { VersionPager } from './VersionPager'

export interface QuestionProps extends Pick<TurnActions, 'onEdit' | 'onVersion'> {
  turn: QuestionTurn
  idle: boolean
}

/** A question, which the user can edit and send again. */
export function Question({ turn, idle, onEdit, onVersion }: QuestionProps) {
  const { t } = useTranslation('chat')
  const [editing, setEditing] = useState(false)
  const { id, text, erased, version, versions } = turn
  if (editing && idle) {
    const onSend = (changed: string) => {
      setEditing(false)
      onEdit(id, changed)
    }
    return <QuestionEditor text={text} onCancel={() => setEditing(false)} onSend={onSend} />
  }
  return (
    <>
      <h2 className="sr-only">{t('questionHeading')}</h2>
      <div className="flex items-center justify-end gap-1">
        {!erased && (
          <IconButton
            label={t('edit.label')}
            disabled={!idle}
            className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100"
            onClick={() => setEditing(true)}
          >
            <Pencil aria-hidden className="size-4" />
          </IconButton>
        )}
        <p
          dir="auto"
          className="max-w-[85%] rounded-2xl rounded-ee-md bg-accent-soft px-4 py-2.5 text-[1.0625rem] leading-relaxed break-words whitespace-pre-wrap text-ink"
        >
          {erased ? t('erased') : text}
        </p>
      </div>
      {versions > 1 && (
        <div className="flex justify-end text-ink-faint">
          <VersionPager version={version} versions={versions} idle={idle} onVersion={(to) => onVersion(id, to)} />
        </div>
      )}
    </>
  )
}

interface QuestionEditorProps {
  text: string
  onCancel: () => void
  onSend: (text: string) => void
}

/** Edits a question. Enter sends it, Esc cancels. */
function QuestionEditor({ text, onCancel, onSend }: QuestionEditorProps) {
  const { t } = useTranslation(['chat', 'app'])
  const [typed, setTyped] = useState(text)
  const changed = typed.trim()
  const send = () => changed !== '' && onSend(changed)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onCancel()
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <Textarea
        // The user opened the editor with a button, so the focus belongs here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        rows={Math.min(8, typed.split('\n').length + 1)}
        aria-label={t('chat:edit.field')}
        value={typed}
        onFocus={(event) => event.target.setSelectionRange(typed.length, typed.length)}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="me-auto text-sm text-ink-faint">{t('chat:edit.kept')}</p>
        <Button size="small" variant="quiet" onClick={onCancel}>
          {t('app:cancel')}
        </Button>
        <Button size="small" variant="primary" disabled={changed === ''} onClick={send}>
          {t('chat:edit.send')}
        </Button>
      </div>
    </div>
  )
}
