import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyToClipboard } from '@/api/clipboard'
import { queryKeys } from '@/api/queries'
import { people } from '@/api/services'
import type { Person } from '@/api/types'
import { Button } from '@/ui/Button'
import { CopyField } from '@/ui/CopyField'
import { Dialog } from '@/ui/Dialog'
import { Field, Input, Textarea } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { LetterProgress } from './LetterProgress'
import { useLetter } from './useLetter'

export interface LetterDialogProps {
  person: Person
  /** The answer that shows the person; "" outside of answers. */
  answerId: string
  onClose: () => void
}

interface Edits {
  subject?: string
  body?: string
}

/** Shows a letter while it is drafted. The user can edit it before it opens in the mail program. */
export function LetterDialog({ person, answerId, onClose }: LetterDialogProps) {
  const { t } = useTranslation(['people', 'app'])
  const { letter, stop, regenerate } = useLetter(person.user_id, answerId)
  const [edits, setEdits] = useState<Edits>({})
  const openEmail = useOpenEmail(person.user_id, answerId, onClose)
  const { subject = letter.subject, body = letter.body } = edits
  const writing = letter.state !== 'finished'

  // When the user edits the text, drafting stops.
  const change = (part: Edits) => {
    if (writing && part.body !== undefined) stop()
    setEdits({ ...edits, ...part })
  }
  const onRegenerate = () => {
    setEdits({})
    regenerate()
  }
  const onCopy = () => void copyToClipboard(`${subject}\n\n${body}`).then((copied) => copied && showToast(t('people:draft.copied')))
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button disabled={body === ''} onClick={onCopy}>
        {t('app:copy')}
      </Button>
      {person.email !== '' && (
        <Button variant="primary" disabled={writing || body === '' || openEmail.isPending} onClick={() => openEmail.mutate({ subject, body })}>
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
        <LetterProgress letter={letter} onStop={stop} onRegenerate={onRegenerate} />
        {openEmail.isError && <ErrorNotice error={openEmail.error} />}
        {openEmail.data?.opened === false && <NotOpenedNotice address={openEmail.data.address} />}
      </div>
    </Dialog>
  )
}

/** Opens the letter in the mail program. */
function useOpenEmail(userId: string, answerId: string, onOpened: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (letter: { subject: string; body: string }) =>
      people.OpenEmail({ user_id: userId, answer_id: answerId, ...letter }),
    onSuccess: ({ opened }) => {
      if (opened) onOpened()
      return client.invalidateQueries({ queryKey: queryKeys.saved })
    },
  })
}

function NotOpenedNotice({ address }: { address: string }) {
  const { t } = useTranslation('people')
  return (
    <div role="status" className="flex flex-col gap-2 rounded-xl bg-warning-soft p-4">
      <p className="text-on-warning">{t('draft.notOpened')}</p>
      <CopyField label={t('address.label')} value={address} copy={copyToClipboard} />
    </div>
  )
}
