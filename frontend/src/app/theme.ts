import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '@/api/queries'
import { languageOf, speak } from '@/i18n'
import { useMediaQuery } from '@/lib/useMediaQuery'

/** Whether the page is dark: by the setting, else as the system is. */
export function useDark(): boolean {
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const { data: settings } = useQuery(queries.settings())
  return settings?.theme === 'dark' || (settings?.theme !== 'light' && systemDark)
}

/** Keeps the document's theme and language as the settings say. */
export function useAppearance() {
  const dark = useDark()
  const { data: settings } = useQuery(queries.settings())
  const language = languageOf(settings?.language ?? '')
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
  useEffect(() => {
    document.documentElement.lang = language
    void speak(language)
  }, [language])
}
