import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queries } from '@/api/queries'
import { IconButton } from '@/ui/Button'

/** The key that marks the banner as dismissed by a user. */
const dismissedKey = (userId: string) => `kith.setup-line-dismissed.${userId}`

/** A banner for users who postponed the onboarding: what is missing, with a link to it. */
export function SetupBanner() {
  const { t } = useTranslation('onboarding')
  const { data: start } = useQuery(queries.start())
  if (start === undefined || start.onboarding_due) return null
  // The last user is known and has a passcode.
  if (start.locked_user_id !== '') return <Banner text={t('banner.locked')} to="/chat?setup=me" action={t('banner.unlock')} />
  if (!start.signed_in) return <Banner text={t('banner.nobody')} to="/chat?setup=me" action={t('banner.begin')} />
  if (start.me.complete) return null
  return <MissingFieldsBanner key={start.me.user_id} userId={start.me.user_id} missing={start.me.missing} />
}

function MissingFieldsBanner({ userId, missing }: { userId: string; missing: string[] }) {
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
    <Banner text={t('banner.missing', { list })} to="/chat?setup=me" action={t('banner.complete')}>
      <IconButton label={t('banner.dismiss')} className="-my-1.5" onClick={dismiss}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </Banner>
  )
}

interface BannerProps {
  text: string
  to: string
  action: string
  children?: ReactNode
}

function Banner({ text, to, action, children }: BannerProps) {
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
