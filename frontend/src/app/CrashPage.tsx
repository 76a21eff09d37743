import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/notices'

/** Shown instead of a page that threw an error. No stored data is affected. */
export function CrashPage() {
  const { t } = useTranslation('app')
  const reload = (
    <Button variant="primary" onClick={() => window.location.reload()}>
      {t('crash.reload')}
    </Button>
  )
  return (
    <main>
      <EmptyState title={t('crash.title')} action={reload}>
        {t('crash.body')}
      </EmptyState>
    </main>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation('app')
  const back = (
    <Link to="/chat" className="font-medium text-accent underline underline-offset-4">
      {t('notFound.back')}
    </Link>
  )
  return (
    <EmptyState title={t('notFound.title')} action={back}>
      {t('notFound.body')}
    </EmptyState>
  )
}
