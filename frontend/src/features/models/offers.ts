import type { Installed, Offer } from '@/api/types'

/** The model to begin with on this machine. */
export const suggested = (catalogue: readonly Offer[]): Offer | undefined =>
  catalogue.find((offer) => offer.suggested && !offer.installed)

/** What may be fetched: models that write and fit, those that are too large, and those that compare meanings. */
export function arrange(catalogue: readonly Offer[]) {
  const open = catalogue.filter(({ installed }) => !installed)
  const writing = open.filter(({ pick }) => pick !== 'meaning')
  return {
    fitting: writing.filter(({ fits }) => fits),
    tooLarge: writing.filter(({ fits }) => !fits),
    meaning: open.filter(({ pick }) => pick === 'meaning'),
  }
}

/** The models that can be chosen first, the others after them, each in their order. */
export const choosableFirst = (installed: readonly Installed[]): Installed[] =>
  installed.toSorted((a, b) => Number(b.writes) - Number(a.writes))
