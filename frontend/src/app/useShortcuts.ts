import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** What the shortcut for searching tells the chat page, where it comes from another one. */
export interface SearchState {
  search: true
}

/** Whether a key was pressed together with Ctrl, or Cmd on a Mac, and nothing else. */
export const isShortcut = (event: KeyboardEvent, key: string): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === key

/** Ctrl or Cmd with N begins a conversation, with K searches all, from every page. */
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
