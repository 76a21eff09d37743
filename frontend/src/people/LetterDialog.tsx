import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '@/api/clipboard'
import { keys } from '@/api/queries'
import { people } from '@/api/services'
import type { Person } from '@/api/types'
import { Button } from '@/ui/Button'
import { CopyField } from '@/ui/CopyField'
import { Dialog } from '@/ui/Dialog'
import { Field, Input, Textarea } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { said } from '@/ui/toast'
import { LetterProgress } from './LetterProgress'
import { useLetter } from './useLetter'

export interface LetterDialogProps {
  person: Person
  /** The answer in which the person was met; "" outside of one. */
  answerId: string
  onClose: () => void
}

interface Edited {
  subject?: string
  body?: string
}

/** A short letter, written while one looks on, to read over and change before the mail program gets it. */
export function LetterDialog({ person, answerId, onClose }: LetterDialogProps) {
  const { t } = useTranslation(['people', 'app'])
  const { letter, stop, again } = useLetter(person.user_id, answerId)
  const [edited, setEdited] = useState<Edited>({})
  const sending = useSending(person.user_id, answerId, onClose)
  const { subject = letter.subject, body = letter.body } = edited
  const writing = letter.state !== 'over'

  // Who begins to change the text has the pen: the writer stops.
  const change = (part: Edited) => {
    if (writing && part.body !== undefined) stop()
    setEdited({ ...edited, ...part })
  }
  const onAgain = () => {
    setEdited({})
    again()
  }
  const onCopy = () => void copy(`${subject}\n\n${body}`).then((copied) => copied && said(t('people:draft.copied')))
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button disabled={body === ''} onClick={onCopy}>
        {t('app:copy')}
      </Button>
      {person.email !== '' && (
        <Button variant="primary" disabled={writing || body === '' || sending.isPending} onClick={() => sending.mutate({ subject, body })}>
          {t('people:draft.open')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog open onOpenChange={onClose} title={t('people:draft.title', { name: person.name })} description={t('people:draft.description')} footer={footer}>
      <div className="flex flex-col gap-4">
        {person.email === '' ? (
          <p className="rounded-xl bg-sunken px-4 py-3 text-ink-soft">{t('people:draft.noAddress')}</p>
        ) : (
          <Field label={t('people:draft.to')}>
            <Input readOnly value={person.email} />
          </Field>
        )}
        <Field label={t('people:draft.subject')}>
          <Input value={subject} onChange={(event) => change({ subject: event.target.value })} />
        </Field>
        <Field label={t('people:draft.body')}>
          <Textarea rows={9} value={body} onChange={(event) => change({ body: event.target.value })} />
        </Field>
        <LetterProgress letter={letter} onStop={stop} onAgain={onAgain} />
        {sending.isError && <ErrorNotice error={sending.error} />}
        {sending.data?.opened === false && <Unopened address={sending.data.address} />}
      </div>
    </Dialog>
  )
}

/** Hands the letter to the mail program. */
function useSending(userId: string, answerId: string, onSent: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (letter: { subject: string; body: string }) =>
      people.OpenEmail({ user_id: userId, answer_id: answerId, ...letter }),
    onSuccess: ({ opened }) => {
      if (opened) onSent()
      return client.invalidateQueries({ queryKey: keys.saved })
    },
  })
}

function Unopened({ address }: { address: string }) {
  const { t } = useTranslation('people')
  return (
    <div role="status" className="flex flex-col gap-2 rounded-xl bg-warning-soft p-4">
      <p className="text-on-warning">{t('draft.notOpened')}</p>
      <CopyField label={t('address.label')} value={address} copy={copy} />
    </div>
  )
}
