import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { queries } from '@/api/queries'
import { resolveLanguage, setLanguage } from '@/i18n'
import { useMediaQuery } from '@/lib/useMediaQuery'

/** Whether the theme is dark, by the setting or by the system. */
export function useDarkTheme(): boolean {
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const { data: settings } = useQuery(queries.settings())
  return settings?.theme === 'dark' || (settings?.theme !== 'light' && systemDark)
}

/** Applies the theme and language of the settings to the document. */
export function useAppearance() {
  const dark = useDarkTheme()
  const { data: settings } = useQuery(queries.settings())
  const language = resolveLanguage(settings?.language ?? '')
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
  useEffect(() => {
    document.documentElement.lang = language
    void setLanguage(language)
  }, [language])
}
