import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import type { Job } from '@/api/types'

/** A progress ring in the navigation while models are fetched or imported. Links to the setting. */
export function ModelJobLink() {
  const { t } = useTranslation('models')
  const { data: jobs = [] } = useQuery(queries.jobs())
  const active = jobs.filter(({ state }) => state !== 'paused' && state !== 'failed')
  if (active.length === 0) return null
  const percent = percentOf(active)
  const label = t('jobs.one', { percent })
  return (
    <Link
      to="/settings/writing"
      title={label}
      aria-label={label}
      className="flex flex-col items-center gap-1 rounded-xl px-1 py-2 text-xs font-medium text-ink-soft tabular-nums hover:bg-hover sm:mt-auto"
    >
      <svg aria-hidden viewBox="0 0 20 20" className="size-5 -rotate-90">
        <circle cx="10" cy="10" r="8" fill="none" strokeWidth="3" className="stroke-line" />
        <circle
          cx="10"
          cy="10"
          r="8"
          fill="none"
          strokeWidth="3"
          pathLength={100}
          strokeDasharray={`${percent} 100`}
          className="stroke-accent transition-[stroke-dasharray]"
        />
      </svg>
      {percent} %
    </Link>
  )
}

function percentOf(jobs: readonly Job[]): number {
  const sum = (value: (job: Job) => number) => jobs.reduce((all, job) => all + value(job), 0)
  const total = sum((job) => job.total)
  return total === 0 ? 0 : Math.min(100, Math.floor((sum((job) => job.done) / total) * 100))
}
