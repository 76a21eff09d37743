import { Check, CircleAlert } from 'lucide-react'
import type { FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '@/api/types'
import { cx } from '@/lib/cx'
import { ChipsInput } from '@/ui/ChipsInput'
import { Field, Input, Textarea } from '@/ui/Field'
import { followUp } from './followUp'
import { useNotes, type NotesState } from './useNotes'

export interface NotesFormProps {
  contact: Contact
  /** YYYY-MM-DD */
  today: string
}

/** The notes about a contact: note, tags and follow-up date. They are saved automatically. */
export function NotesForm({ contact, today }: NotesFormProps) {
  const { t } = useTranslation('saved')
  const { notes, state, change, save, flush } = useNotes(contact)
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) flush()
  }
  return (
    // The handler is for the blur events of the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={t('notes.label', { name: contact.person.name })}
      className="flex min-w-0 flex-col gap-3"
      onBlur={onBlur}
    >
      <Field label={t('notes.note')}>
        <Textarea
          rows={2}
          className="field-sizing-content max-h-60 min-h-16"
          value={notes.note}
          placeholder={t('notes.notePlaceholder')}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-3">
        <Field label={t('notes.tags')} className="min-w-48 flex-1">
          <ChipsInput value={notes.tags} placeholder={t('notes.tagsPlaceholder')} onChange={(tags) => change({ tags })} />
        </Field>
        <Field label={t('notes.followUp')} className="w-40">
          <Input
            type="date"
            dir="ltr"
            value={notes.follow_up_on}
            onChange={(event) => change({ follow_up_on: event.target.value })}
          />
        </Field>
      </div>
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4">
        {notes.follow_up_on !== '' && <FollowUpText on={notes.follow_up_on} today={today} />}
        <SaveStatus state={state} onRetry={save} />
      </div>
    </div>
  )
}

function FollowUpText({ on, today }: { on: string; today: string }) {
  const { t, i18n } = useTranslation('saved')
  const { due, when } = followUp(on, today, i18n.language)
  return (
    <p
      className={cx(
        'me-auto rounded-lg px-2 py-1 text-sm',
        due === 'overdue' && 'bg-danger-soft font-medium text-danger',
        due === 'today' && 'bg-warning-soft font-medium text-on-warning',
        due === 'ahead' && 'text-ink-soft',
      )}
    >
      {t(`due.${due}`, { when })}
    </p>
  )
}

function SaveStatus({ state, onRetry }: { state: NotesState; onRetry: () => void }) {
  const { t } = useTranslation(['saved', 'app'])
  return (
    <p role="status" className="ms-auto flex items-center gap-1 text-sm text-ink-faint">
      {state === 'saved' && <Check aria-hidden className="size-4 text-accent" />}
      {state === 'failed' && <CircleAlert aria-hidden className="size-4 text-danger" />}
      {state !== 'unchanged' && t(`saved:state.${state}`)}
      {state === 'failed' && (
        <button type="button" className="font-medium text-accent underline underline-offset-4" onClick={onRetry}>
          {t('app:retry')}
        </button>
      )}
    </p>
  )
}
