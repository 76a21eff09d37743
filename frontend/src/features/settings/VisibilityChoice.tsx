import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { Me } from '@/api/types'
import { visibilities, type Visibility } from '@/lib/generated'
import { Choices } from '@/ui/Choices'
import { ErrorNotice } from '@/ui/notices'

/** Whether others find me; nothing that I wrote is lost by any of it. */
export function VisibilityChoice({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const show = useMutation({
    mutationFn: (showing: Visibility) => profile.SetVisibility({ visibility: showing }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.start().queryKey }),
  })
  const now = visibilities.find((way) => way === me.visibility) ?? 'hidden'
  return (
    <div className="flex flex-col gap-2">
      <Choices
        label={t('visibility.label')}
        value={now}
        choices={visibilities.map((way) => ({ value: way, label: t(`visibility.${way}`) }))}
        onChange={(way) => show.mutate(way)}
      />
      <p className="text-sm text-ink-faint">{t(`visibility.${now}Hint`)}</p>
      {show.isError && <ErrorNotice error={show.error} />}
    </div>
  )
}
