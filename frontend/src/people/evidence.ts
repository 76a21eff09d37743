import type { Evidence } from '@/api/types'

/** The fields of which a card shows only the evidence, in display order. */
export const textFields = ['offers', 'needs', 'about'] as const
export const listFields = ['skills', 'interests', 'languages'] as const

export type TextField = (typeof textFields)[number]
export type ListField = (typeof listFields)[number]

/** The evidence in one field. */
export const evidenceIn = (evidence: readonly Evidence[], field: string): string[] =>
  evidence.filter((piece) => piece.field === field).map((piece) => piece.text)

/** Sorts entries with evidence first; otherwise the order is kept. */
export function evidenceFirst(entries: readonly string[], evidence: readonly string[]): string[] {
  const hasEvidence = (entry: string) => evidence.some((text) => entry.includes(text))
  return [...entries.filter(hasEvidence), ...entries.filter((entry) => !hasEvidence(entry))]
}
