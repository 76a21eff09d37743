import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLoadSample, useRemoveSample } from '@/api/sample'
import type { Start } from '@/api/types'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'
import { Section } from '@/ui/Section'

/** Loads and removes the sample community. */
export function SampleSection({ start }: { start: Start }) {
  const { t } = useTranslation('settings')
  const [confirming, setConfirming] = useState(false)
  const load = useLoadSample()
  const remove = useRemoveSample()
  const onLoad = () => load.mutate(undefined, { onSuccess: ({ people, listed }) => showToast(t('sample.loaded', { people, listed })) })
  const onRemove = () =>
    remove.mutate(undefined, {
      onSuccess: ({ people }) => {
        setConfirming(false)
        showToast(t('sample.removed', { count: people }))
      },
    })
  return (
    <Section title={t('sample.title')} body={t('sample.body')}>
      <div className="flex flex-col items-start gap-4 rounded-2xl border border-line bg-surface p-5">
        <p className="text-ink">{t(start.sample_loaded ? 'sample.isLoaded' : 'sample.isNotLoaded')}</p>
        {load.isError && <ErrorNotice error={load.error} className="w-full" />}
        {start.sample_loaded ? (
          <Button variant="danger" onClick={() => setConfirming(true)}>
            {t('sample.remove')}
          </Button>
        ) : (
          <Button variant="primary" disabled={load.isPending} onClick={onLoad}>
            {t(load.isPending ? 'sample.loading' : 'sample.load')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t('sample.confirm.title')}
        action={t('sample.confirm.action')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={onRemove}
      >
        <p>{t('sample.confirm.intro')}</p>
        <ul className="list-disc space-y-1 ps-5">
          <li>{t('sample.confirm.people')}</li>
          <li>{t('sample.confirm.contacts')}</li>
          <li>{t('sample.confirm.answers')}</li>
        </ul>
        <p>{t('sample.confirm.remains')}</p>
      </ConfirmDialog>
    </Section>
  )
}
