import { useMutation } from '@tanstack/react-query'
import { Gauge, MoreHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { models } from '@/api/services'
import type { Installed } from '@/api/types'
import { formatBytes } from '@/lib/amount'
import { IconButton } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Menu, MenuItem } from '@/ui/Menu'
import { showToast } from '@/ui/toast'
import { SpeedDialog } from './SpeedDialog'
import { useModelActions } from './useModelActions'

/** A menu to measure the speed of an installed model, and to remove it. */
export function ModelMenu({ model: { name, size, writes } }: { model: Installed }) {
  const { t, i18n } = useTranslation('models')
  const [confirming, setConfirming] = useState(false)
  const { remove } = useModelActions()
  const probe = useMutation({ mutationFn: () => models.Probe({ name }) })
  const free = formatBytes(size, i18n.language)
  const onRemove = () =>
    remove.mutate(name, {
      onSuccess: () => {
        setConfirming(false)
        showToast(t('remove.removed', { name, size: free }))
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
        <MenuItem danger icon={<Trash2 aria-hidden className="size-4" />} onSelect={() => setConfirming(true)}>
          {t('remove.item')}
        </MenuItem>
      </Menu>
      <SpeedDialog name={name} probe={probe} />
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
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
