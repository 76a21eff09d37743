import type { ReactNode } from 'react'

/** A way to begin that is not the one in sight. */
export function OtherWay({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="self-start text-sm font-medium text-accent underline underline-offset-4" onClick={onClick}>
      {children}
    </button>
  )
}
