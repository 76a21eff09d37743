import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import type { Models } from '@/api/types'

/** Says who will write the next answer, and links to the setting. */
export function WriterStatus() {
  const { t } = useTranslation('chat')
  const { data: overview } = useQuery({ ...queries.models(), refetchOnWindowFocus: true })
  return (
    <p className="-mt-1 min-h-5 truncate text-center text-xs leading-5 text-ink-faint">
      {overview !== undefined && (
        <Link to="/settings/writing" title={t('writer.change')} className="rounded-md underline-offset-4 hover:text-ink-soft hover:underline">
          {t(`writer.${statusOf(overview)}`, { model: overview.writer })}
        </Link>
      )}
    </p>
  )
}

function statusOf({ writer, loaded, server }: Models) {
  if (writer !== 'builtin') return loaded ? 'loaded' : 'model'
  // That Ollama is not installed, or that the user does without it, is not a problem to report.
  const hideProblem = server.state === 'ready' || server.state === 'not_installed'
  if (hideProblem) return 'builtin'
  return server.state === 'not_running' ? 'notRunning' : 'unusable'
}
