import { useQuery } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import { canChangeSample, useLoadSample, isSampleVisible } from '@/api/sample'
import type { Membership, Start } from '@/api/types'
import { useOrganizationNames } from '@/i18n/organizationNames'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { showToast } from '@/ui/toast'

const examples = ['boat', 'grant', 'translate', 'retire'] as const

/** Shown in a new conversation: how to begin. */
export function Welcome({ onAsk }: { onAsk: (text: string) => void }) {
  const { t } = useTranslation('chat')
  const { data: start } = useQuery(queries.start())
  const firstName = start?.me.name.split(' ')[0] ?? ''
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-8">
      <div className="flex flex-col gap-2">
        <h2 className="text-3xl font-semibold tracking-tight text-balance text-ink">
          {firstName === '' ? t('welcome.greeting') : t('welcome.greetingNamed', { name: firstName })}
        </h2>
        <p className="text-lg text-ink-soft">{t('welcome.body')}</p>
      </div>
      {start?.signed_in === true && start.directory === 0 ? <NobodyListed start={start} /> : <Examples onAsk={onAsk} />}
    </div>
  )
}

function Examples({ onAsk }: { onAsk: (text: string) => void }) {
  const { t } = useTranslation('chat')
  return (
    <section aria-label={t('welcome.examples')} className="grid gap-3 sm:grid-cols-2">
      {examples.map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => onAsk(t(`welcome.example.${name}`))}
          className="rounded-2xl border border-line bg-surface px-4 py-3.5 text-start leading-snug text-ink shadow-card transition-colors hover:border-line-strong hover:bg-hover"
        >
          {t(`welcome.example.${name}`)}
        </button>
      ))}
    </section>
  )
}

/** Shown if nobody can be found: what to do first. */
function NobodyListed({ start: { me, sample_loaded: sampleLoaded } }: { start: Start }) {
  const { t } = useTranslation('chat')
  const { nameInText } = useOrganizationNames()
  if (!sampleLoaded && canChangeSample(me) && isSampleVisible(me)) return <SampleOffer />
  const selected = me.organizations.find(({ org_id: id }) => id === me.selected_org_id)
  const administered = selected === undefined ? me.organizations.some(isAdmin) : isAdmin(selected)
  const member = selected === undefined ? 'welcome.nobody.nowhere' : 'welcome.nobody.member'
  return (
    <section className="flex flex-col items-start gap-3 rounded-2xl border border-line bg-surface p-6 shadow-card">
      <h3 className="text-lg leading-7 font-semibold text-ink">
        {selected === undefined ? t('welcome.empty.title') : t('welcome.nobody.title', { organization: nameInText(selected) })}
      </h3>
      <p className="text-ink-soft">{t(administered ? 'welcome.nobody.admin' : member)}</p>
      <Link
        to={selected === undefined ? '/organizations' : `/organizations/${selected.org_id}${administered ? '/import' : ''}`}
        className="font-medium text-accent underline underline-offset-4"
      >
        {selected === undefined ? t('welcome.nobody.organizations') : t('welcome.nobody.organization', { organization: nameInText(selected) })}
      </Link>
    </section>
  )
}

const isAdmin = ({ role }: Membership) => role === 'admin'

function SampleOffer() {
  const { t } = useTranslation('chat')
  const loading = useLoadSample()
  const load = () => loading.mutate(undefined, { onSuccess: ({ people }) => showToast(t('welcome.empty.loaded', { count: people })) })
  return (
    <section className="flex flex-col items-start gap-4 rounded-2xl border border-line bg-surface p-6 shadow-card sm:flex-row">
      <Users aria-hidden className="size-7 shrink-0 text-accent" />
      <div className="flex flex-col items-start gap-3">
        <h3 className="text-lg leading-7 font-semibold text-ink">{t('welcome.empty.title')}</h3>
        <p className="text-ink-soft">{t('welcome.empty.body')}</p>
        <Button variant="primary" disabled={loading.isPending} onClick={load}>
          {t(loading.isPending ? 'welcome.empty.loading' : 'welcome.empty.load')}
        </Button>
        {loading.isError && <ErrorNotice error={loading.error} />}
      </div>
    </section>
  )
}
