import { useMutation } from '@tanstack/react-query'
import { Gauge, MoreHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { models } from '@/api/services'
import type { Installed } from '@/api/types'
import { bytesText } from '@/lib/amount'
import { IconButton } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Menu, MenuItem } from '@/ui/Menu'
import { said } from '@/ui/toast'
import { SpeedDialog } from './SpeedDialog'
import { useModelActions } from './useModelActions'

/** What can be done with an installed model besides choosing it: to try its speed, and to remove it. */
export function ModelMenu({ model: { name, size, writes } }: { model: Installed }) {
  const { t, i18n } = useTranslation('models')
  const [asking, setAsking] = useState(false)
  const { remove } = useModelActions()
  const probe = useMutation({ mutationFn: () => models.Probe({ name }) })
  const free = bytesText(size, i18n.language)
  const onRemove = () =>
    remove.mutate(name, {
      onSuccess: () => {
        setAsking(false)
        said(t('remove.removed', { name, size: free }))
      },
    })
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('more', { name })} className="-my-1.5">
            <MoreHorizontal aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {writes && (
          <MenuItem icon={<Gauge aria-hidden className="size-4" />} onSelect={() => probe.mutate()}>
            {t('speed.try')}
          </MenuItem>
        )}
        <MenuItem danger icon={<Trash2 aria-hidden className="size-4" />} onSelect={() => setAsking(true)}>
          {t('remove.item')}
        </MenuItem>
      </Menu>
      <SpeedDialog name={name} probe={probe} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('remove.title', { name })}
        action={t('remove.action')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={onRemove}
      >
        <p>{t('remove.body', { size: free })}</p>
      </ConfirmDialog>
    </>
  )
}
