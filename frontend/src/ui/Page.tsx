import type { ReactNode, Ref } from 'react'

export interface PageProps {
  title: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** The element that scrolls, which virtual lists need. */
  scrollRef?: Ref<HTMLDivElement>
  children: ReactNode
}

/** A page with a title and content that scrolls. */
export function Page({ title, actions, scrollRef, children }: PageProps) {
  return (
    <div ref={scrollRef} className="relative h-full scroll-pb-24 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-6 py-8 md:px-10">
        <header className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-2xl font-semibold tracking-tight text-ink">{title}</h1>
          {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  )
}
