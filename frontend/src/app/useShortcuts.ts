import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

/** What a shortcut tells the page that it leads to. */
export interface ShortcutState {
  search?: boolean
}

/** Ctrl or Cmd with K searches the conversations, with N begins one, from every page. */
export function useShortcuts() {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const key = event.key.toLowerCase()
      if (key !== 'k' && key !== 'n') return
      event.preventDefault()
      const onChat = pathname.startsWith('/chat')
      if (key === 'n') void navigate('/chat')
      else void navigate(onChat ? pathname : '/chat', { replace: onChat, state: { search: true } satisfies ShortcutState })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, pathname])
}
