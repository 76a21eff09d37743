/** What can become of a row, in the order in which it concerns the organiser. */
export const outcomes = ['new', 'updated', 'invited', 'rejected', 'duplicate', 'opted_out', 'member', 'unchanged'] as const
export type Outcome = (typeof outcomes)[number]

/** An outcome as the catalogues know it. */
export const outcomeOf = (text: string): Outcome => outcomes.find((outcome) => outcome === text) ?? 'unchanged'

/** The outcomes that occur, with how often. */
export const occurring = (counts: Record<string, number>): [Outcome, number][] =>
  outcomes.flatMap((outcome) => ((counts[outcome] ?? 0) > 0 ? [[outcome, counts[outcome] ?? 0]] : []))
