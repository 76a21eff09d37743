import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { Me } from '@/api/types'
import { Choices } from '@/ui/Choices'
import { ErrorNotice } from '@/ui/notices'

const ways = ['shown', 'paused', 'hidden'] as const
type Way = (typeof ways)[number]

/** Whether others find me; nothing that I wrote is lost by any of it. */
export function Showing({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const show = useMutation({
    mutationFn: (showing: Way) => profile.Show({ showing }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.start().queryKey }),
  })
  const now = ways.find((way) => way === me.showing) ?? 'hidden'
  return (
    <div className="flex flex-col gap-2">
      <Choices
        label={t('showing.label')}
        value={now}
        choices={ways.map((way) => ({ value: way, label: t(`showing.${way}`) }))}
        onChange={(way) => show.mutate(way)}
      />
      <p className="text-sm text-ink-faint">{t(`showing.${now}Hint`)}</p>
      {show.isError && <ErrorNotice error={show.error} />}
    </div>
  )
}
