import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import type { Models } from '@/api/types'
import { bytesText } from '@/lib/amount'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { Section } from '@/ui/Section'
import { Catalogue } from './Catalogue'
import { ImportButton } from './ImportButton'
import { JobList } from './JobList'
import { ServerCard } from './ServerCard'
import { Writers } from './Writers'

/** How long until it is looked again whether something changed outside of Kith, in milliseconds. */
const patience = { ready: 15_000, waiting: 3_000 }

/** Who writes the answers: the state of the user's Ollama, its models, and how more of them come. */
export function WritingSection() {
  const { t } = useTranslation('models')
  const overview = useQuery({
    ...queries.models(),
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => (state.data?.server.state === 'ready' ? patience.ready : patience.waiting),
  })
  return (
    <Section title={t('title')} body={t('body')}>
      {overview.isPending && <Skeleton className="h-40" />}
      {overview.isError && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isSuccess && <Overview overview={overview.data} onLook={() => void overview.refetch()} />}
    </Section>
  )
}

function Overview({ overview, onLook }: { overview: Models; onLook: () => void }) {
  const { state } = overview.server
  const answers = state === 'ready' || state === 'no_models' || state === 'cloud_only'
  return (
    <div className="flex flex-col gap-8">
      <ServerCard overview={overview} onLook={onLook} />
      <JobList />
      {overview.installed.length > 0 && <Writers overview={overview} />}
      {answers && <Catalogue overview={overview} />}
      {answers && <ImportButton />}
      <Machine overview={overview} />
    </div>
  )
}

/** What the advice rests on. */
function Machine({ overview: { memory, video, disk } }: { overview: Models }) {
  const { t, i18n } = useTranslation('models')
  const text = (bytes: number) => bytesText(bytes, i18n.language)
  const facts = [
    memory > 0 && t('machine.memory', { memory: text(memory) }),
    video > 0 && t('machine.video', { memory: text(video) }),
    disk >= 0 && t('machine.disk', { free: text(disk) }),
  ].filter((fact) => fact !== false)
  return facts.length === 0 ? null : <p className="text-sm text-ink-faint">{facts.join(' ')}</p>
}
