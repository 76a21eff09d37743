import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '@/lib/cx'
import { IconButton } from './Button'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** The buttons. */
  footer?: ReactNode
  size?: 'medium' | 'large'
  children: ReactNode
}

const overlay = 'fixed inset-0 z-40 bg-black/35 animate-appear dark:bg-black/60'

/** A modal dialog. Esc and a click on the backdrop close it. */
export function Dialog({ open, onOpenChange, title, description, footer, size = 'medium', children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          className={cx(
            'fixed inset-0 z-50 m-auto flex h-fit max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] flex-col',
            'rounded-2xl bg-surface shadow-raised animate-rise outline-none',
            size === 'medium' ? 'max-w-lg' : 'max-w-2xl',
          )}
        >
          <Heading title={title} description={description} />
          <div className="relative min-h-0 scroll-pb-24 overflow-y-auto px-6 pb-6">{children}</div>
          {footer !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  side: 'start' | 'end'
  children: ReactNode
}

/** A modal panel at one side of the window. */
export function Sheet({ open, onOpenChange, title, side, children }: SheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content
          aria-describedby={undefined}
          className={cx(
            'fixed inset-y-0 z-50 flex w-[min(26rem,calc(100vw-3rem))] flex-col bg-canvas shadow-raised animate-appear outline-none',
            side === 'start' ? 'start-0' : 'end-0',
          )}
        >
          <Heading title={title} compact />
          <div className="flex min-h-0 flex-1 flex-col">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Heading({ title, description, compact = false }: { title: ReactNode; description?: ReactNode; compact?: boolean }) {
  const { t } = useTranslation('app')
  return (
    <div className={cx('flex items-start gap-4', compact ? 'px-4 py-3' : 'px-6 pt-5 pb-4')}>
      <div className="min-w-0 flex-1">
        <Radix.Title className={cx('font-semibold text-ink', compact ? 'text-base leading-9' : 'text-xl')}>
          {title}
        </Radix.Title>
        {description !== undefined && (
          <Radix.Description className="mt-1 text-ink-soft">{description}</Radix.Description>
        )}
      </div>
      <Radix.Close asChild>
        <IconButton label={t('close')} className="-me-2">
          <X aria-hidden className="size-5" />
        </IconButton>
      </Radix.Close>
    </div>
  )
}
