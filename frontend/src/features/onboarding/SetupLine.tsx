import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import { IconButton } from '@/ui/Button'

/** Whose line was dismissed; it does not come back for them. */
const dismissedKey = (userId: string) => `kith.setup-line-dismissed.${userId}`

/** One line for somebody who put the onboarding off: what is missing, and the way to it. */
export function SetupLine() {
  const { t } = useTranslation('onboarding')
  const { data: start } = useQuery(queries.start())
  if (start === undefined || start.onboarding_due) return null
  // Who signed in last is known, and asked for their passcode.
  if (start.locked_user_id !== '') return <Line text={t('line.locked')} to="/chat?setup=me" action={t('line.unlock')} />
  if (!start.signed_in) return <Line text={t('line.nobody')} to="/chat?setup=me" action={t('line.begin')} />
  if (start.me.complete) return null
  return <MissingLine key={start.me.user_id} userId={start.me.user_id} missing={start.me.missing} />
}

function MissingLine({ userId, missing }: { userId: string; missing: string[] }) {
  const { t, i18n } = useTranslation('onboarding')
  const [dismissed, setDismissed] = useState(() => localStorage.getItem(dismissedKey(userId)) !== null)
  if (dismissed) return null
  const names = missing.map((name) => t(`missing.${name}` as 'missing.headline'))
  const list = new Intl.ListFormat(i18n.language).format(names)
  const dismiss = () => {
    localStorage.setItem(dismissedKey(userId), 'yes')
    setDismissed(true)
  }
  return (
    <Line text={t('line.missing', { list })} to="/chat?setup=me" action={t('line.complete')}>
      <IconButton label={t('line.dismiss')} className="-my-1.5" onClick={dismiss}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </Line>
  )
}

interface LineProps {
  text: string
  to: string
  action: string
  children?: ReactNode
}

function Line({ text, to, action, children }: LineProps) {
  return (
    <div className="flex shrink-0 items-center gap-x-4 border-b border-line bg-sunken px-4 py-2 text-sm text-ink-soft">
      <p className="min-w-0 flex-1">
        {text}{' '}
        <Link to={to} className="font-medium text-accent underline underline-offset-4">
          {action}
        </Link>
      </p>
      {children}
    </div>
  )
}
