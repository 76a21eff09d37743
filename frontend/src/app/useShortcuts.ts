import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** The location state with which the search shortcut opens the chat page from another page. */
export interface SearchState {
  search: true
}

/** Whether the key was pressed with Ctrl or Cmd and no other modifier. */
export const isShortcut = (event: KeyboardEvent, key: string): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key

/** On every page, Ctrl+N or Cmd+N starts a conversation, Ctrl+K or Cmd+K searches them. */
export function useShortcuts() {
  const navigate = useNavigate()
  const onChat = useLocation().pathname.startsWith('/chat')
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isShortcut(event, 'n')) {
        event.preventDefault()
        void navigate('/chat')
      } else if (isShortcut(event, 'k') && !onChat) {
        event.preventDefault()
        void navigate('/chat', { state: { search: true } satisfies SearchState })
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, onChat])
}
