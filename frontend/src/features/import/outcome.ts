import { importOutcomes, type ImportOutcome } from '@/lib/generated'

/** How much each outcome concerns the organiser: 1 the most. */
const places: Record<ImportOutcome, number> = {
  new: 1,
  updated: 2,
  invited: 3,
  rejected: 4,
  duplicate: 5,
  opted_out: 6,
  member: 7,
  unchanged: 8,
  left_out: 9,
}

const outcomes = importOutcomes.toSorted((a, b) => places[a] - places[b])

/** An outcome as the catalogues know it. */
export const outcomeOf = (text: string): ImportOutcome => outcomes.find((outcome) => outcome === text) ?? 'unchanged'

/** The outcomes that occur, with how often. */
export const occurring = (counts: Record<string, number>): [ImportOutcome, number][] =>
  outcomes.flatMap((outcome) => ((counts[outcome] ?? 0) > 0 ? [[outcome, counts[outcome] ?? 0]] : []))
