import { useQuery } from '@tanstack/react-query'
import { Bookmark, Building2, MessageCircleQuestion, Settings2, Users } from 'lucide-react'
import { Suspense, useEffect, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { useBackupError } from '@/api/backups'
import { preventFileNavigation } from '@/api/drop'
import { useReportFocus, useModelEvents } from '@/api/models'
import { queries } from '@/api/queries'
import { cx } from '@/lib/cx'
import { toKithError } from '@/lib/error'
import { lazyWithPreload } from '@/lib/lazyWithPreload'
import { showPersistentError } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { DropTarget } from './DropTarget'
import { ModelJobLink } from './ModelJobLink'
import { OrgSelector } from './OrgSelector'
import { AccountMenu } from './AccountMenu'
import { useAppearance } from './theme'
import { useReportFirstPaint } from './useReportFirstPaint'
import { useShortcuts } from './useShortcuts'

const DataNotOpened = lazyWithPreload(async () => (await import('@/features/backups/DataNotOpened')).DataNotOpened)

/** The layout of every page: skip link, navigation and content. */
export function Shell() {
  const { t } = useTranslation('app')
  useAppearance()
  useShortcuts()
  useModelEvents()
  useEffect(preventFileNavigation, [])
  const errorText = useErrorText()
  useBackupError((problem) => {
    const { message, hint } = errorText(problem)
    showPersistentError({ message: t('noBackup.message', { message }), hint: toKithError(problem).code === 'damaged' ? t('noBackup.damaged') : hint })
  })
  return (
    <div className="flex h-full flex-col-reverse sm:flex-row">
      <button
        type="button"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
        onClick={() => document.getElementById('content')?.focus()}
      >
        {t('skip')}
      </button>
      <Navigation />
      <main id="content" tabIndex={-1} className="min-h-0 min-w-0 flex-1 outline-none">
        <PageContent />
      </main>
    </div>
  )
}

/** The content of the page, once the start data is loaded. */
function PageContent() {
  const start = useQuery(queries.start())
  useReportFirstPaint(start.isSuccess)
  useReportFocus(start.isSuccess)
  if (start.isError) {
    return (
      <Suspense fallback={null}>
        <DataNotOpened error={start.error} onRetry={() => void start.refetch()} />
      </Suspense>
    )
  }
  if (!start.isSuccess) return null
  return (
    <>
      <Outlet />
      {start.data.signed_in && <DropTarget me={start.data.me} />}
    </>
  )
}

function Navigation() {
  const { t } = useTranslation('app')
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex shrink-0 justify-around gap-1 overflow-y-auto border-line bg-sunken p-2 max-sm:border-t sm:w-26 sm:flex-col sm:justify-start sm:border-e short:gap-0"
    >
      <img className="mx-auto my-2 hidden size-10 sm:block short:hidden" width={40} height={40} src="./icon.svg" alt="" />
      <OrgSelector />
      <NavItem to="/chat" icon={MessageCircleQuestion} label={t('nav.chat')} />
      <NavItem to="/people" icon={Users} label={t('nav.people')} />
      <NavItem to="/saved" icon={Bookmark} label={t('nav.saved')} />
      <NavItem to="/organizations" icon={Building2} label={t('nav.organizations')} />
      <NavItem to="/settings" icon={Settings2} label={t('nav.settings')} />
      <ModelJobLink />
      <AccountMenu />
    </nav>
  )
}

interface NavItemProps {
  to: string
  icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>
  label: string
}

function NavItem({ to, icon: Icon, label }: NavItemProps) {
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        cx(
          'flex flex-col items-center gap-1 rounded-xl px-1 py-2 text-xs font-medium transition-colors short:gap-0.5 short:py-1',
          isActive ? 'bg-accent-soft text-accent-ink' : 'text-ink-soft hover:bg-hover hover:text-ink',
        )
      }
    >
      <Icon aria-hidden className="size-5" />
      {label}
    </NavLink>
  )
}
