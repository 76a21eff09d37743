import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Models } from '@/api/types'
import { formatBytes } from '@/lib/amount'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { Section } from '@/ui/Section'
import { Catalogue } from './Catalogue'
import { ImportButton } from './ImportButton'
import { JobList } from './JobList'
import { ServerCard } from './ServerCard'
import { WriterChoice } from './WriterChoice'

/** How often the state is fetched, as it can change outside of Kith, in milliseconds. */
const pollIntervals = { ready: 15_000, waiting: 3_000 }

/** The settings of who writes answers: the state of Ollama, its models, and those that can be fetched. */
export function WritingSection() {
  const { t } = useTranslation('models')
  const overview = useQuery({
    ...queries.models(),
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.server.state === 'ready' ? pollIntervals.ready : pollIntervals.waiting),
  })
  return (
    <Section title={t('title')} body={t('body')}>
      {overview.isPending && <Skeleton className="h-40" />}
      {overview.isError && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isSuccess && <Overview overview={overview.data} onRefresh={() => void overview.refetch()} />}
    </Section>
  )
}

function Overview({ overview, onRefresh }: { overview: Models; onRefresh: () => void }) {
  const { state } = overview.server
  const isReachable = state === 'ready' || state === 'no_models' || state === 'cloud_only'
  return (
    <div className="flex flex-col gap-8">
      <ServerCard overview={overview} onRefresh={onRefresh} />
      <JobList />
      {overview.installed.length > 0 && <WriterChoice overview={overview} />}
      {isReachable && <Catalogue overview={overview} />}
      {isReachable && <ImportButton />}
      <Machine overview={overview} />
    </div>
  )
}

/** The memory and disk space that the suggestions are based on. */
function Machine({ overview: { memory, video, disk } }: { overview: Models }) {
  const { t, i18n } = useTranslation('models')
  const text = (bytes: number) => formatBytes(bytes, i18n.language)
  const facts = [
    memory > 0 && t('machine.memory', { memory: text(memory) }),
    video > 0 && t('machine.video', { memory: text(video) }),
    disk >= 0 && t('machine.disk', { free: text(disk) }),
  ].filter((fact) => fact !== false)
  return facts.length === 0 ? null : <p className="text-sm text-ink-faint">{facts.join(' ')}</p>
}
