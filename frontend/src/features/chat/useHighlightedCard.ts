import { useEffect, useRef } from 'react'

/** A card that a citation leads to; the key changes with each click. */
export interface Forward {
  index: number
  key: number
}

/** Scrolls to a card of the panel, lets it light up and take the focus, once for each click. */
export function useHighlightedCard(forward: Forward | undefined, ready: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (forward === undefined || !ready) return
    const card = ref.current?.querySelectorAll<HTMLElement>('[data-person]').item(forward.index)
    if (card === undefined || card === null) return
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
    card.animate?.([{ background: 'var(--accent-soft)' }, { background: 'var(--surface)' }], 1_600)
  }, [forward, ready])
  return ref
}
