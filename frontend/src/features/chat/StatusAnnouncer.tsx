import { useTranslation } from 'react-i18next'
import type { Turn } from './turns'

/** A live region that announces the states of the answer to screen readers, but not its words. */
export function StatusAnnouncer({ turn }: { turn: Turn | undefined }) {
  const { t } = useTranslation('chat')
  return (
    <div role="status" className="sr-only">
      {turn?.kind === 'answer' && t(`state.${turn.state}`)}
    </div>
  )
}
