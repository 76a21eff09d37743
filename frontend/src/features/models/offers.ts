import type { Installed, Offer } from '@/api/types'

/** The model that is suggested for this computer. */
export const suggested = (catalogue: readonly Offer[]): Offer | undefined =>
  catalogue.find((offer) => offer.suggested && !offer.installed)

/** Groups the models that can be fetched: those that write and fit, those that are too large, and embedding models. */
export function groupOffers(catalogue: readonly Offer[]) {
  const available = catalogue.filter(({ installed }) => !installed)
  const writers = available.filter(({ pick }) => pick !== 'meaning')
  return {
    fitting: writers.filter(({ fits }) => fits),
    tooLarge: writers.filter(({ fits }) => !fits),
    meaning: available.filter(({ pick }) => pick === 'meaning'),
  }
}

/** Sorts models that can write first; otherwise the order is kept. */
export const writersFirst = (installed: readonly Installed[]): Installed[] =>
  installed.toSorted((a, b) => Number(b.writes) - Number(a.writes))
