import { Layers } from 'lucide-react'
import type { CSSProperties } from 'react'
import { cx } from '@/lib/cx'
import { hueOf } from '@/lib/hue'
import { initials } from '@/lib/initials'

const sizes = { small: 'size-5 rounded text-[0.625rem]', medium: 'size-8 rounded-lg text-xs', large: 'size-10 rounded-xl text-sm' } as const

export interface OrgBadgeProps {
  /** '' means all organizations of the user. */
  orgId: string
  name: string
  size?: keyof typeof sizes
}

/** The initials of an organization in its own colour. Hidden from screen readers, as its name is always shown or in a label. */
export function OrgBadge({ orgId, name, size = 'medium' }: OrgBadgeProps) {
  return (
    <span
      aria-hidden
      style={{ '--hue': hueOf(orgId) } as CSSProperties}
      className={cx(
        'inline-flex shrink-0 items-center justify-center font-semibold select-none',
        orgId === '' ? 'bg-hover text-ink-soft' : 'org-colour',
        sizes[size],
      )}
    >
      {orgId === '' ? <Layers className="size-[60%]" /> : initials(name)}
    </span>
  )
}
