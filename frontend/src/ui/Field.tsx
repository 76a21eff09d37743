import { createContext, use, useId, useMemo, type ComponentProps, type ReactNode } from 'react'
import { cx } from '@/lib/cx'

interface FieldIds {
  control: string
  describedBy: string | undefined
  invalid: boolean
}

const FieldContext = createContext<FieldIds | null>(null)

/** The id and ARIA attributes of a control inside a Field. */
export function useFieldControl() {
  const ids = use(FieldContext)
  return ids === null
    ? {}
    : { id: ids.control, 'aria-describedby': ids.describedBy, 'aria-invalid': ids.invalid || undefined }
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  className?: string
  children: ReactNode
}

/** A form control with its label above, and a hint or an error below. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId()
  const ids = useMemo(() => {
    const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean)
    return {
      control: `${id}-control`,
      describedBy: described.length > 0 ? described.join(' ') : undefined,
      invalid: error !== undefined,
    }
  }, [id, hint, error])
  return (
    <FieldContext value={ids}>
      <div className={cx('flex flex-col gap-1.5', className)}>
        <label htmlFor={ids.control} className="text-sm font-medium text-ink">
          {label}
        </label>
        {children}
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-sm text-ink-faint">
            {hint}
          </p>
        )}
        {error !== undefined && (
          <p id={`${id}-error`} role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
      </div>
    </FieldContext>
  )
}

export const controlStyle =
  'w-full rounded-xl border border-line-strong bg-surface px-3 text-ink transition-colors ' +
  'focus-visible:outline-offset-0 aria-invalid:border-danger disabled:opacity-60 ' +
  'read-only:[&:is(input,textarea)]:border-line read-only:[&:is(input,textarea)]:bg-sunken'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input dir="auto" className={cx(controlStyle, 'h-10', className)} {...useFieldControl()} {...rest} />
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      dir="auto"
      rows={4}
      className={cx(controlStyle, 'resize-y py-2 leading-relaxed', className)}
      {...useFieldControl()}
      {...rest}
    />
  )
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={cx(controlStyle, 'h-10 pe-8', className)} {...useFieldControl()} {...rest} />
}
