import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '@/lib/cx'
import { Input } from './Field'

export interface SearchInputProps extends Omit<ComponentProps<'input'>, 'aria-label' | 'type' | 'onChange'> {
  label: string
  onChange: (query: string) => void
}

/** A search field. The class name is that of the element around it. */
export function SearchInput({ label, onChange, className, ...rest }: SearchInputProps) {
  return (
    <div className={cx('relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-ink-faint" />
      <Input type="search" className="ps-9" aria-label={label} onChange={(event) => onChange(event.target.value)} {...rest} />
    </div>
  )
}
