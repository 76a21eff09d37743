import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { copyToClipboard } from '@/api/clipboard'
import { queries } from '@/api/queries'
import type { Start, Writer } from '@/api/types'
import { isLocalAddress } from '@/lib/address'
import { CopyField } from '@/ui/CopyField'
import { ErrorNotice, Skeleton } from '@/ui/notices'
import { Section } from '@/ui/Section'

/** What the program contains of others. Their licences ask for these lines. */
const sources = ['places', 'models', 'dictionaries', 'abbreviations'] as const

/** The version, the languages, the data folder, the writer of answers, what leaves the computer, and what is by others. */
export function AboutSection({ start }: { start: Start }) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('about.title')}>
      <Facts>
        <Fact term={t('about.version')}>{start.version}</Fact>
      </Facts>
      <WriterFacts />
      <CopyField label={t('about.folder')} value={start.data_dir} copy={copyToClipboard} />
      <Facts>
        <Fact term={t('about.languages')}>{t('about.languagesBody')}</Fact>
        <Fact term={t('about.sources')}>
          {sources.map((source) => (
            <span key={source} className="block">
              {t(`about.${source}`)}
            </span>
          ))}
        </Fact>
      </Facts>
    </Section>
  )
}

function WriterFacts() {
  const { t } = useTranslation('settings')
  const writer = useQuery(queries.writer())
  if (writer.isPending) return <Skeleton className="h-28" />
  if (writer.isError) return <ErrorNotice error={writer.error} onRetry={() => void writer.refetch()} />
  return (
    <Facts>
      <Fact term={t('about.writer')}>
        <WriterText {...writer.data} />
      </Fact>
      <Fact term={t('about.privacy')}>
        <PrivacyText {...writer.data} />
      </Fact>
    </Facts>
  )
}

const Facts = ({ children }: { children: ReactNode }) => <dl className="flex flex-col gap-5">{children}</dl>

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-medium text-ink">{term}</dt>
      <dd className="mt-0.5 text-ink-soft">{children}</dd>
    </div>
  )
}

function WriterText({ model, address }: Writer) {
  const { t } = useTranslation('settings')
  if (model !== 'builtin') return t('about.model', { model, address })
  return address === '' ? t('about.builtinBadAddress') : t('about.builtin', { address })
}

/** Warns if a model on another computer receives questions and profiles. */
function PrivacyText({ model, address }: Writer) {
  const { t } = useTranslation('settings')
  return model === 'builtin' || isLocalAddress(address) ? t('about.stays') : t('about.leaves', { address })
}
