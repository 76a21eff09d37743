import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { profile } from '@/api/services'
import type { Me } from '@/api/types'
import { visibilities, type Visibility } from '@/lib/generated'
import { SegmentedControl } from '@/ui/SegmentedControl'
import { ErrorNotice } from '@/ui/notices'

/** A radio group for whether others can find the user. */
export function VisibilityChoice({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const client = useQueryClient()
  const show = useMutation({
    mutationFn: (visibility: Visibility) => profile.SetVisibility({ visibility }),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.start().queryKey }),
  })
  const now = visibilities.find((visibility) => visibility === me.visibility) ?? 'hidden'
  return (
    <div className="flex flex-col gap-2">
      <SegmentedControl
        label={t('visibility.label')}
        value={now}
        choices={visibilities.map((visibility) => ({ value: visibility, label: t(`visibility.${visibility}`) }))}
        onChange={(visibility) => show.mutate(visibility)}
      />
      <p className="text-sm text-ink-faint">{t(`visibility.${now}Hint`)}</p>
      {show.isError && <ErrorNotice error={show.error} />}
    </div>
  )
}
