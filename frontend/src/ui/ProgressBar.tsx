import type { ComponentProps } from 'react'
import { cx } from '@/lib/cx'

/** How much is done, from 0 to 1; without a value, that something is being done. The label is its accessible name. */
export function ProgressBar({ label, className, ...rest }: { label: string } & Omit<ComponentProps<'progress'>, 'aria-label' | 'max'>) {
  return (
    <progress
      aria-label={label}
      max={1}
      className={cx(
        'h-2 appearance-none overflow-hidden rounded-full bg-line-strong/40 indeterminate:animate-pulse indeterminate:bg-accent/60',
        '[&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[inline-size]',
        className,
      )}
      {...rest}
    />
  )
}
