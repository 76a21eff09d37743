import { useId, type ReactNode } from 'react'

export interface SectionProps {
  title: string
  /** What is to be known beside the title, in secondary text. */
  aside?: string | undefined
  body?: ReactNode
  /** A button beside the title. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a page with a title. */
export function Section({ title, aside, body, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-6">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h2 id={id} className="text-lg leading-8 font-semibold text-ink">
              {title}
            </h2>
            {aside !== undefined && <p className="text-sm text-ink-faint">{aside}</p>}
          </div>
          {action}
        </div>
        {body !== undefined && <p className="text-ink-soft">{body}</p>}
      </div>
      {children}
    </section>
  )
}
