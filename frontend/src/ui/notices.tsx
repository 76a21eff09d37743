import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { Button } from './Button'
import { useErrorText } from './useErrorText'

/** A placeholder for content that is loading. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('animate-pulse rounded-lg bg-hover', className)} />
}

export interface EmptyStateProps {
  icon?: ReactNode
  title: string
  children?: ReactNode
  /** What to do next. */
  action?: ReactNode
}

/** Shown if a list is empty: what it is for and what to do next. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-16 text-center">
      {icon !== undefined && <div className="mb-1 text-ink-faint">{icon}</div>}
      <h2 className="text-lg font-semibold text-ink">{title}</h2>
      {children !== undefined && <div className="text-ink-soft">{children}</div>}
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  )
}

export interface ErrorNoticeProps {
  error: unknown
  onRetry?: () => void
  className?: string
}

/** Shows an error with its hint, and a button to try again if given. */
export function ErrorNotice({ error, onRetry, className }: ErrorNoticeProps) {
  const { t } = useTranslation('app')
  const { message, hint } = useErrorText()(error)
  return (
    <div role="alert" className={cx('flex gap-3 rounded-xl bg-danger-soft px-4 py-3 text-ink', className)}>
      <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{message}</p>
        {hint !== '' && <p className="text-sm text-ink-soft">{hint}</p>}
      </div>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}
