import { useState } from 'react'
import { cx } from '@/lib/cx'

export interface ProgressBarProps {
  label: string
  done: number
  /** 0: not known yet. */
  total: number
  moving: boolean
}

/** How much of something is there. It only grows, also where more turns out to be needed. */
export function ProgressBar({ label, done, total, moving }: ProgressBarProps) {
  const now = total > 0 ? Math.min(1, done / total) : 0
  const [most, setMost] = useState(now)
  if (now > most) setMost(now)
  const percent = Math.floor(Math.max(now, most) * 100)
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
