import { CircleAlert, CircleCheck, Feather, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Models } from '@/api/types'
import { isLocalAddress } from '@/lib/address'
import { formatBytes } from '@/lib/amount'
import type { ServerState, ServerStep } from '@/lib/generated'
import { Button } from '@/ui/Button'
import { useErrorText } from '@/ui/useErrorText'
import { DownloadButton } from './DownloadButton'
import { suggested } from './offers'
import { useModelActions } from './useModelActions'

export interface ServerCardProps {
  overview: Models
  /** Fetches the state again. */
  onRefresh: () => void
}

/** The state of the user's Ollama, and a button for the next step. */
export function ServerCard({ overview, onRefresh }: ServerCardProps) {
  const { t } = useTranslation('models')
  const errorText = useErrorText()
  const { server, writer } = overview
  const state = server.state as ServerState
  const Icon = state === 'ready' && writer === 'builtin' ? Feather : icons[state]
  const error = server.error === undefined ? undefined : errorText(server.error)
  return (
    <div role="status" className="flex gap-4 rounded-2xl border border-line bg-surface p-5 shadow-card">
      <Icon aria-hidden className={`mt-0.5 size-6 shrink-0 ${state === 'ready' ? 'text-accent' : 'text-ink-faint'}`} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-3">
        <div className="flex flex-col gap-1 break-words">
          <h3 className="font-semibold text-ink">{title(t, overview)}</h3>
          <p className="text-ink-soft">{t(`state.${state}.body`, { address: server.address })}</p>
          {error !== undefined && (
            <p className="text-ink-soft">
              {error.message} {error.hint}
            </p>
          )}
          {server.ours && server.log !== '' && <p className="text-sm text-ink-faint">{t('startedByKith', { log: server.log })}</p>}
          {state === 'ready' && !isLocalAddress(server.address) && (
            <p className="text-sm text-on-warning">{t('elsewhere', { address: server.address })}</p>
          )}
        </div>
        <NextStep overview={overview} onRefresh={onRefresh} />
      </div>
    </div>
  )
}

const icons: Record<ServerState, LucideIcon> = {
  not_installed: Feather,
  not_running: CircleAlert,
  wrong_address: CircleAlert,
  too_old: CircleAlert,
  no_models: Feather,
  cloud_only: CircleAlert,
  ready: CircleCheck,
}

type T = ReturnType<typeof useTranslation<'models'>>['t']

function title(t: T, { server, writer, chosen, loaded }: Models): string {
  if (server.state !== 'ready') return t(`state.${server.state as Exclude<ServerState, 'ready'>}.title`)
  if (writer !== 'builtin') return t(loaded ? 'writes.loaded' : 'writes.model', { model: writer })
  return t(chosen === 'builtin' ? 'writes.chosen' : 'writes.builtin')
}

function NextStep({ overview, onRefresh }: ServerCardProps) {
  const { t, i18n } = useTranslation('models')
  const { start, pull } = useModelActions()
  const offer = suggested(overview.catalogue)
  const refreshButton = (
    <Button variant="quiet" onClick={onRefresh}>
      {t('next.refresh')}
    </Button>
  )
  const next = overview.server.next as ServerStep
  switch (next) {
    case 'download':
    case 'update':
      return (
        <div className="flex flex-wrap gap-2">
          <DownloadButton label={t(`next.${next}`)} />
          {refreshButton}
        </div>
      )
    case 'start':
      return (
        <Button variant="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          {t(start.isPending ? 'next.starting' : 'next.start')}
        </Button>
      )
    case 'retry':
      return (
        <Button variant="primary" onClick={onRefresh}>
          {t('next.refresh')}
        </Button>
      )
    case 'pull':
      if (offer === undefined || overview.jobs.some(({ name }) => name === offer.name)) return null
      return (
        <Button variant="primary" disabled={pull.isPending} onClick={() => pull.mutate(offer.name)}>
          {t('next.pull', { title: offer.title, size: formatBytes(offer.size, i18n.language) })}
        </Button>
      )
    case '':
      return null
  }
}
