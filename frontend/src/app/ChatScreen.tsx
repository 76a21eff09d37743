import { useQuery } from '@tanstack/react-query'
import { PanelLeft } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import { queries } from '@/api/queries'
import { ChatPage } from '@/features/chat/ChatPage'
import { SessionsPane } from '@/features/sessions/SessionsPane'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { IconButton } from '@/ui/Button'
import { Sheet } from '@/ui/Dialog'
import { isShortcut, type SearchState } from './useShortcuts'

/** The chat page with the list of conversations beside it, or in a sheet if the window is narrow. */
export function ChatScreen() {
  const { t } = useTranslation(['sessions', 'chat'])
  const { sessionId } = useParams()
  const { data: sessions } = useQuery(queries.sessions(''))
  const docked = useMediaQuery('(min-width: 1180px)')
  const [paneOpen, setPaneOpen] = useState(true)
  const [sheetOpen, setSheetOpen] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  useSearchShortcut(search, () => (docked ? setPaneOpen(true) : setSheetOpen(true)))

  const session = sessions?.find((candidate) => candidate.session_id === sessionId)
  const title = session?.title ?? (sessionId === undefined ? t('chat:newTitle') : '')
  const isOpen = docked ? paneOpen : sheetOpen
  const toggle = (
    <IconButton
      label={t(isOpen ? 'sessions:hide' : 'sessions:show')}
      aria-expanded={isOpen}
      onClick={() => (docked ? setPaneOpen(!paneOpen) : setSheetOpen(!sheetOpen))}
    >
      <PanelLeft aria-hidden className="size-5" />
    </IconButton>
  )
  return (
    <div className="flex h-full">
      {docked && paneOpen && (
        <aside aria-label={t('sessions:title')} className="flex w-64 shrink-0 flex-col border-e border-line bg-sunken pt-2">
          <SessionsPane searchRef={search} onOpen={() => undefined} />
        </aside>
      )}
      {!docked && (
        <Sheet open={sheetOpen} onOpenChange={setSheetOpen} side="start" title={t('sessions:title')}>
          <SessionsPane searchRef={search} onOpen={() => setSheetOpen(false)} />
        </Sheet>
      )}
      <div className="min-w-0 flex-1">
        <ChatPage leading={toggle} title={title} />
      </div>
    </div>
  )
}

/** Ctrl+K or Cmd+K opens the list of conversations and moves the focus to its search field at once. */
function useSearchShortcut(search: RefObject<HTMLInputElement | null>, open: () => void) {
  const { state } = useLocation()
  const onSearch = useEffectEvent(() => {
    flushSync(open)
    search.current?.select()
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event, 'k')) return
      event.preventDefault()
      onSearch()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  const searchRequested = (state as SearchState | null)?.search === true
  useEffect(() => {
    // flushSync is not allowed within an effect.
    if (searchRequested) queueMicrotask(onSearch)
  }, [searchRequested])
}
