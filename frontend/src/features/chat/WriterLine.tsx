import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import type { Models } from '@/api/types'

/** Who will write the next answer, in a few words, and the way to change it. */
export function WriterLine() {
  const { t } = useTranslation('chat')
  const { data: overview } = useQuery({ ...queries.models(), refetchOnWindowFocus: true })
  return (
    <p className="-mt-1 min-h-5 truncate text-center text-xs leading-5 text-ink-faint">
      {overview !== undefined && (
        <Link to="/settings/writing" title={t('writer.change')} className="rounded-md underline-offset-4 hover:text-ink-soft hover:underline">
          {t(`writer.${kindOf(overview)}`, { model: overview.writer })}
        </Link>
      )}
    </p>
  )
}

function kindOf({ writer, loaded, server }: Models) {
  if (writer !== 'builtin') return loaded ? 'loaded' : 'model'
  // Who has no Ollama, or chose to do without, is not told so each time.
  const asked = server.state === 'ready' || server.state === 'not_installed'
  if (asked) return 'builtin'
  return server.state === 'not_running' ? 'notRunning' : 'unusable'
}
