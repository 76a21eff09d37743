import { useQuery } from '@tanstack/react-query'
import { PanelLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import { queries } from '@/api/queries'
import { ChatPage } from '@/features/chat/ChatPage'
import { SessionsPane } from '@/features/sessions/SessionsPane'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { IconButton } from '@/ui/Button'
import { Sheet } from '@/ui/Dialog'
import type { ShortcutState } from './useShortcuts'

/** The chat page with the conversations beside it, or over it where the window is narrow. */
export function ChatScreen() {
  const { t } = useTranslation(['sessions', 'chat'])
  const { sessionId } = useParams()
  const { data: sessions } = useQuery(queries.sessions())
  const docked = useMediaQuery('(min-width: 1180px)')
  const [shown, setShown] = useState(true)
  const [over, setOver] = useState(false)
  const searchKey = useSearchKey(() => (docked ? setShown(true) : setOver(true)))

  const session = sessions?.find((candidate) => candidate.session_id === sessionId)
  const title = session?.title ?? (sessionId === undefined ? t('chat:newTitle') : '')
  const isOpen = docked ? shown : over
  const toggle = (
    <IconButton
      label={t(isOpen ? 'sessions:hide' : 'sessions:show')}
      aria-expanded={isOpen}
      onClick={() => (docked ? setShown(!shown) : setOver(!over))}
    >
      <PanelLeft aria-hidden className="size-5" />
    </IconButton>
  )
  return (
    <div className="flex h-full">
      {docked && shown && (
        <aside aria-label={t('sessions:title')} className="flex w-64 shrink-0 flex-col border-e border-line bg-sunken pt-2">
          <SessionsPane searchKey={searchKey} onOpen={() => undefined} />
        </aside>
      )}
      {!docked && (
        <Sheet open={over} onOpenChange={setOver} side="start" title={t('sessions:title')}>
          <SessionsPane searchKey={searchKey} onOpen={() => setOver(false)} />
        </Sheet>
      )}
      <div className="min-w-0 flex-1">
        <ChatPage leading={toggle} title={title} />
      </div>
    </div>
  )
}

/** Changes with each press of the search shortcut, which also opens the pane. */
function useSearchKey(open: () => void): string {
  const { state, key } = useLocation()
  const [searchKey, setSearchKey] = useState('')
  const asked = (state as ShortcutState | null)?.search === true
  useEffect(() => {
    if (!asked) return
    open()
    setSearchKey(key)
    // The shortcut alone opens the pane, not what opening it depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked, key])
  return searchKey
}
