import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { preferences } from '@/api/services'
import type { Settings } from '@/api/types'
import { SegmentedControl } from '@/ui/SegmentedControl'
import { ErrorNotice } from '@/ui/notices'
import { Section } from '@/ui/Section'

const icons = { '': Monitor, light: Sun, dark: Moon }

/** The theme and language of the page. Changes apply at once. */
export function AppearanceSection() {
  const { t } = useTranslation('settings')
  const settings = useQuery(queries.settings())
  const change = useChangeSettings()
  const current = settings.data
  if (settings.isError) return <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
  if (current === undefined) return null
  return (
    <Section title={t('appearance.title')}>
      {change.isError && <ErrorNotice error={change.error} />}
      <SegmentedControl
        label={t('appearance.theme')}
        value={current.theme}
        choices={(['', 'light', 'dark'] as const).map((value) => {
          const Icon = icons[value]
          return {
            value,
            label: (
              <>
                <Icon aria-hidden className="size-4" />
                {t(`appearance.themes.${value === '' ? 'system' : value}`)}
              </>
            ),
          }
        })}
        onChange={(theme) => change.mutate({ ...current, theme })}
      />
      <SegmentedControl
        label={t('appearance.language')}
        value={current.language}
        choices={[
          { value: '', label: t('appearance.systemLanguage') },
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'fr', label: <span lang="fr">Français</span> },
        ]}
        onChange={(language) => change.mutate({ ...current, language })}
      />
    </Section>
  )
}

/** Saves settings with an optimistic update, which is rolled back if saving fails. */
function useChangeSettings() {
  const client = useQueryClient()
  const { queryKey } = queries.settings()
  return useMutation({
    mutationFn: (settings: Settings) => preferences.Set(settings),
    onMutate: (settings) => {
      const before = client.getQueryData(queryKey)
      client.setQueryData(queryKey, settings)
      return before
    },
    onError: (_error, _settings, before) => client.setQueryData(queryKey, before),
  })
}
