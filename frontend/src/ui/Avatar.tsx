import { cx } from '@/lib/cx'
import { initials } from '@/lib/initials'

const sizes = { small: 'size-8 text-xs', medium: 'size-11 text-sm', large: 'size-14 text-lg' } as const

/** The initials of a person. Hidden from screen readers, as the name is always shown beside it. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-ink select-none',
        sizes[size],
      )}
    >
      {initials(name)}
    </span>
  )
}
