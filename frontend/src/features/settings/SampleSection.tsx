import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLoadSample, useRemoveSample } from '@/api/sample'
import type { Start } from '@/api/types'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { ErrorNotice } from '@/ui/notices'
import { said } from '@/ui/toast'
import { Section } from '@/ui/Section'

/** Invented people to try Kith out with, and the end of them. */
export function SampleSection({ start }: { start: Start }) {
  const { t } = useTranslation('settings')
  const [asking, setAsking] = useState(false)
  const load = useLoadSample()
  const remove = useRemoveSample()
  const onLoad = () => load.mutate(undefined, { onSuccess: ({ people, listed }) => said(t('sample.loaded', { people, listed })) })
  const onRemove = () =>
    remove.mutate(undefined, {
      onSuccess: ({ people }) => {
        setAsking(false)
        said(t('sample.removed', { count: people }))
      },
    })
  return (
    <Section title={t('sample.title')} body={t('sample.body')}>
      <div className="flex flex-col items-start gap-4 rounded-2xl border border-line bg-surface p-5">
        <p className="text-ink">{t(start.sample_loaded ? 'sample.there' : 'sample.notThere')}</p>
        {load.isError && <ErrorNotice error={load.error} className="w-full" />}
        {start.sample_loaded ? (
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('sample.remove')}
          </Button>
        ) : (
          <Button variant="primary" disabled={load.isPending} onClick={onLoad}>
            {t(load.isPending ? 'sample.loading' : 'sample.load')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('sample.confirm.title')}
        action={t('sample.confirm.action')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={onRemove}
      >
        <p>{t('sample.confirm.goes')}</p>
        <ul className="list-disc space-y-1 ps-5">
          <li>{t('sample.confirm.people')}</li>
          <li>{t('sample.confirm.contacts')}</li>
          <li>{t('sample.confirm.answers')}</li>
        </ul>
        <p>{t('sample.confirm.stays')}</p>
      </ConfirmDialog>
    </Section>
  )
}
