import { useTranslation } from 'react-i18next'
import type { Turn } from './turns'

/** Tells a screen reader how the answer is going: each state once, not each word. */
export function Announcer({ turn }: { turn: Turn | undefined }) {
  const { t } = useTranslation('chat')
  return (
    <div role="status" className="sr-only">
      {turn?.kind === 'answer' && t(`state.${turn.state}`)}
    </div>
  )
}
