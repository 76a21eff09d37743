import { Eye, EyeOff, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { canChangeSample, useLoadSample } from '@/api/sample'
import type { Start } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'

/** The last step: says whether the user can be found, and offers the sample community if there are no people. */
export function DoneStep({ start, onClose }: { start: Start; onClose: () => void }) {
  const { t } = useTranslation('onboarding')
  const load = useLoadSample()
  const offered = load.isIdle && start.directory === 0 && !start.sample_loaded && canChangeSample(start.me)
  return (
    <div className="flex flex-col gap-4">
      <p className="flex gap-3 text-ink">
        {start.me.opted_in ? <Eye aria-hidden className="mt-0.5 size-5 text-accent" /> : <EyeOff aria-hidden className="mt-0.5 size-5 text-ink-faint" />}
        <span className="flex-1">{t(start.me.opted_in ? 'done.listed' : 'done.unlisted')}</span>
      </p>
      {(offered || !load.isIdle) && <SampleOffer load={load} />}
      <div className="flex justify-end pt-2">
        <Button variant={offered ? 'secondary' : 'primary'} onClick={onClose}>
          {t('done.ask')}
        </Button>
      </div>
    </div>
  )
}

function SampleOffer({ load }: { load: ReturnType<typeof useLoadSample> }) {
  const { t } = useTranslation('onboarding')
  return (
    <section aria-live="polite" className="flex flex-col items-start gap-3 rounded-xl border border-line bg-canvas p-4">
      <h3 className="flex items-center gap-2 font-semibold text-ink">
        <Users aria-hidden className="size-5 text-accent" />
        {t(load.isSuccess ? 'sample.here' : 'sample.title')}
      </h3>
      {load.isSuccess ? (
        <p className="text-ink-soft">
          {t('sample.loaded', { count: load.data.people })} {t('sample.listed', { count: load.data.listed })}
        </p>
      ) : (
        <>
          <p className="text-ink-soft">{t('sample.body')}</p>
          {load.isError && <ErrorNotice error={load.error} className="w-full" />}
          <Button variant="primary" disabled={load.isPending} onClick={() => load.mutate()}>
            {t(load.isPending ? 'sample.loading' : 'sample.load')}
          </Button>
        </>
      )}
    </section>
  )
}
