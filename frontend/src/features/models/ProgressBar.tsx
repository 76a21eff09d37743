import { useState } from 'react'
import { cx } from '@/lib/cx'

export interface ProgressBarProps {
  label: string
  done: number
  /** 0 if not known yet. */
  total: number
  moving: boolean
}

/** A progress bar that never goes back, even if the total grows. */
export function ProgressBar({ label, done, total, moving }: ProgressBarProps) {
  const now = total > 0 ? Math.min(1, done / total) : 0
  const [maximum, setMaximum] = useState(now)
  if (now > maximum) setMaximum(now)
  const percent = Math.floor(Math.max(now, maximum) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={total > 0 ? percent : undefined}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={cx(
          'h-full rounded-full transition-[width] duration-300',
          moving ? 'bg-accent' : 'bg-line-strong',
          total === 0 && (moving ? 'animate-pulse opacity-40' : 'invisible'),
        )}
        style={{ width: total > 0 ? `${percent}%` : '100%' }}
      />
    </div>
  )
}
