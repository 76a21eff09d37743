import type { ReactNode } from 'react'

/** What can be done at a step: within sight however long the step is, unless the window is too low for that. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="bottom-0 z-10 -mb-8 flex flex-col gap-3 border-t border-line bg-canvas py-4 [@media(min-height:30rem)]:sticky">{children}</div>
}
