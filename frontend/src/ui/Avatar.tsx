import { cx } from '@/lib/cx'
import { initials } from '@/lib/initials'

const sizes = { small: 'size-8 text-xs', medium: 'size-11 text-sm', large: 'size-14 text-lg' } as const

/** A person's initials; the name itself always stands beside it. */
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
