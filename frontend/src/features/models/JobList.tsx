import { useQuery } from '@tanstack/react-query'
import { Pause, Play, RotateCcw, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Job } from '@/api/types'
import { formatBytes, formatDuration } from '@/lib/amount'
import type { JobState } from '@/lib/generated'
import { Button, IconButton } from '@/ui/Button'
import { useErrorText } from '@/ui/useErrorText'
import { ProgressBar } from './ProgressBar'
import { useModelActions } from './useModelActions'

/** The models that are being fetched or imported. */
export function JobList() {
  const { t } = useTranslation('models')
  const { data: jobs = [] } = useQuery(queries.jobs())
  if (jobs.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold text-ink">{t('jobs.title')}</h3>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
        {jobs.map((job) => (
          <li key={job.name} className="flex flex-col gap-2 px-4 py-3.5">
            <JobRow job={job} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation('models')
  const errorText = useErrorText()
  const { name, state, done, total } = job
  const error = job.error === undefined ? undefined : errorText(job.error)
  return (
    <>
      <div className="flex items-center gap-2">
        <bdi className="min-w-0 flex-1 font-medium break-words text-ink">{name}</bdi>
        <JobButtons job={job} />
      </div>
      <ProgressBar label={name} done={done} total={total} moving={state === 'running' || state === 'finishing'} />
      <p role="status" className="text-sm text-ink-soft">
        {t(`jobs.state.${state as Exclude<JobState, 'done'>}`)} <Amount job={job} />
      </p>
      {error !== undefined && (
        <p className="text-sm text-danger">
          {error.message} {error.hint}
        </p>
      )}
    </>
  )
}

function Amount({ job: { state, done, total, seconds_left: left } }: { job: Job }) {
  const { t, i18n } = useTranslation('models')
  if (total === 0) return null
  const of = t('jobs.amount', { done: formatBytes(done, i18n.language), total: formatBytes(total, i18n.language) })
  const time = state === 'running' && left >= 0 ? t('jobs.left', { time: formatDuration(left, i18n.language) }) : ''
  return (
    <span aria-live="off" className="tabular-nums">
      {of} {time}
    </span>
  )
}

function JobButtons({ job: { name, kind, state } }: { job: Job }) {
  const { t } = useTranslation('models')
  const { pull, pause, dismiss } = useModelActions()
  const stopped = state === 'paused' || state === 'failed'
  return (
    <>
      {stopped && kind === 'pull' && (
        <Button size="small" disabled={pull.isPending} onClick={() => pull.mutate(name)}>
          {state === 'failed' ? <RotateCcw aria-hidden className="size-4" /> : <Play aria-hidden className="size-4" />}
          {t(state === 'failed' ? 'jobs.retry' : 'jobs.resume')}
        </Button>
      )}
      {(state === 'running' || state === 'stalled' || state === 'queued') && kind === 'pull' && (
        <Button size="small" disabled={pause.isPending} onClick={() => pause.mutate(name)}>
          <Pause aria-hidden className="size-4" />
          {t('jobs.pause')}
        </Button>
      )}
      <IconButton label={t('jobs.dismiss', { name })} onClick={() => dismiss.mutate(name)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </>
  )
}
