import { useId, type ReactNode } from 'react'

export interface SectionProps {
  title: string
  body?: ReactNode
  /** A button beside the title. */
  action?: ReactNode
  children: ReactNode
}

/** One part of the settings, its title first. */
export function Section({ title, body, action, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-6">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id={id} className="text-lg leading-8 font-semibold text-ink">
            {title}
          </h2>
          {action}
        </div>
        {body !== undefined && <p className="text-ink-soft">{body}</p>}
      </div>
      {children}
    </section>
  )
}
