import type { ReactNode } from 'react'

/** A button that looks like a link. */
export function LinkButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="self-start text-sm font-medium text-accent underline underline-offset-4" onClick={onClick}>
      {children}
    </button>
  )
}
