import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { copy } from '@/api/clipboard'
import { keys, queries } from '@/api/queries'
import { people } from '@/api/services'
import type { Draft, Person } from '@/api/types'
import { Button } from '@/ui/Button'
import { CopyField } from '@/ui/CopyField'
import { Dialog } from '@/ui/Dialog'
import { Field, Input, Textarea } from '@/ui/Field'
import { ErrorNotice, Skeleton } from '@/ui/notices'

export interface EmailDialogProps {
  person: Person
  /** The answer in which the person was met; "" outside of one. */
  answerId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** A short draft to read over and change before the mail program gets it. */
export function EmailDialog({ person, answerId, open, onOpenChange }: EmailDialogProps) {
  const { t } = useTranslation(['people', 'app'])
  const draft = useQuery({ ...queries.draft(person.user_id, answerId), enabled: open, staleTime: Infinity })
  const formId = useId()
  const client = useQueryClient()
  const sending = useMutation({
    mutationFn: ({ subject, body }: Draft) =>
      people.OpenEmail({ user_id: person.user_id, answer_id: answerId, subject, body }),
    onSuccess: ({ opened }) => {
      if (opened) onOpenChange(false)
      return client.invalidateQueries({ queryKey: keys.saved })
    },
  })
  const footer = (
    <>
      <Button variant="quiet" onClick={() => onOpenChange(false)}>
        {t('app:cancel')}
      </Button>
      <Button variant="primary" type="submit" form={formId} disabled={!draft.isSuccess || sending.isPending}>
        {t('people:draft.open')}
      </Button>
    </>
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('people:draft.title', { name: person.name })}
      description={t('people:draft.description')}
      footer={footer}
    >
      <div className="flex flex-col gap-4">
        {draft.isPending && <Skeleton className="h-80" />}
        {draft.isError && <ErrorNotice error={draft.error} onRetry={() => void draft.refetch()} />}
        {draft.isSuccess && <DraftForm id={formId} draft={draft.data} onSubmit={(edited) => sending.mutate(edited)} />}
        {sending.isError && <ErrorNotice error={sending.error} />}
        {sending.data?.opened === false && <Unopened address={sending.data.address} />}
      </div>
    </Dialog>
  )
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

function DraftForm({ id, draft, onSubmit }: { id: string; draft: Draft; onSubmit: (edited: Draft) => void }) {
  const { t } = useTranslation('people')
  const { register, handleSubmit } = useForm<Draft>({ defaultValues: draft })
  return (
    <form id={id} className="flex flex-col gap-4" onSubmit={(event) => void handleSubmit(onSubmit)(event)}>
      <Field label={t('draft.to')}>
        <Input readOnly {...register('to')} />
      </Field>
      <Field label={t('draft.subject')}>
        <Input {...register('subject')} />
      </Field>
      <Field label={t('draft.body')}>
        <Textarea rows={8} {...register('body')} />
      </Field>
    </form>
  )
}
