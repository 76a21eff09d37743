import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { copy } from '@/api/clipboard'
import type { Start } from '@/api/types'
import { isOnThisMachine } from '@/lib/address'
import { CopyField } from '@/ui/CopyField'
import { Section } from './Section'

/** What this Kith is, where its data lies, and who writes its answers. */
export function AboutSection({ start }: { start: Start }) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('about.title')}>
      <dl className="flex flex-col gap-5">
        <Fact term={t('about.version')}>{start.version}</Fact>
        <Fact term={t('about.writer')}>
          <WriterText writer={start.writer} />
        </Fact>
        <Fact term={t('about.privacy')}>
          <PrivacyText writer={start.writer} />
        </Fact>
      </dl>
      <CopyField label={t('about.folder')} value={start.data_dir} copy={copy} />
    </Section>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-medium text-ink">{term}</dt>
      <dd className="mt-0.5 text-ink-soft">{children}</dd>
    </div>
  )
}

type WriterProps = Pick<Start, 'writer'>

function WriterText({ writer: { model, address } }: WriterProps) {
  const { t } = useTranslation('settings')
  if (model !== 'builtin') return t('about.model', { model, address })
  return address === '' ? t('about.builtinBadAddress') : t('about.builtin', { address })
}

/** A model on another machine reads what it writes about: that is said. */
function PrivacyText({ writer: { model, address } }: WriterProps) {
  const { t } = useTranslation('settings')
  return model === 'builtin' || isOnThisMachine(address) ? t('about.stays') : t('about.leaves', { address })
}
