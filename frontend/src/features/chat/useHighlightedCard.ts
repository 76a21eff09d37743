import { useEffect, useRef } from 'react'

/** The card that a citation leads to. The key changes with each click. */
export interface CardFocus {
  index: number
  key: number
}

/** Scrolls to a card of the panel, highlights it and moves the focus to it, once for each click. */
export function useHighlightedCard(cardFocus: CardFocus | undefined, ready: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (cardFocus === undefined || !ready) return
    const card = ref.current?.querySelectorAll<HTMLElement>('[data-person]').item(cardFocus.index)
    if (card === undefined || card === null) return
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
    card.animate?.([{ background: 'var(--accent-soft)' }, { background: 'var(--surface)' }], 1_600)
  }, [cardFocus, ready])
  return ref
}
