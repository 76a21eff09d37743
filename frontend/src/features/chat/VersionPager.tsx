import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/Button'

export interface VersionPagerProps {
  version: number
  versions: number
  idle: boolean
  onVersion: (version: number) => void
}

/** Buttons to show the earlier and later versions of a message. */
export function VersionPager({ version, versions, idle, onVersion }: VersionPagerProps) {
  const { t } = useTranslation('chat')
  return (
    <div role="group" aria-label={t('versions.label')} className="flex items-center">
      <IconButton label={t('versions.earlier')} className="size-8" disabled={!idle || version <= 1} onClick={() => onVersion(version - 1)}>
        <ChevronLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      </IconButton>
      <bdi className="text-sm tabular-nums">{t('versions.of', { version, versions })}</bdi>
      <IconButton label={t('versions.later')} className="size-8" disabled={!idle || version >= versions} onClick={() => onVersion(version + 1)}>
        <ChevronRight aria-hidden className="size-4 rtl:-scale-x-100" />
      </IconButton>
    </div>
  )
}
