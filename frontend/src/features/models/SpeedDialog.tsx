import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Speed } from '@/api/types'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'

/** The reading speed of people, in words per second. */
const readingSpeed = 4

export interface SpeedDialogProps {
  name: string
  probe: UseMutationResult<Speed, Error, void>
}

/** Shows the writing speed of a model on this computer, while and after it is measured. */
export function SpeedDialog({ name, probe }: SpeedDialogProps) {
  const { t } = useTranslation('models')
  return (
    <Dialog open={!probe.isIdle} onOpenChange={() => probe.reset()} title={t('speed.title', { name })}>
      <div role="status">
        {probe.isPending && <p className="animate-pulse text-ink-soft">{t('speed.trying')}</p>}
        {probe.isError && <ErrorNotice error={probe.error} onRetry={() => probe.mutate()} />}
        {probe.isSuccess && <Result speed={probe.data} />}
      </div>
    </Dialog>
  )
}

function Result({ speed: { words_per_second: words, load_seconds: load, first_seconds: first } }: { speed: Speed }) {
  const { t, i18n } = useTranslation('models')
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
  return (
    <div className="flex flex-col gap-2">
      <p className="text-2xl font-semibold text-ink">{t('speed.words', { words: number(words) })}</p>
      <p className="text-ink-soft">{t(words >= readingSpeed ? 'speed.fast' : 'speed.slow')}</p>
      <p className="text-sm text-ink-faint">
        {t('speed.first', { seconds: number(first) })} {load > 0 && t('speed.load', { seconds: number(load) })}
      </p>
    </div>
  )
}
