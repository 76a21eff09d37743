import type { Evidence } from '@/api/types'

/** The fields that a card shows only as far as they speak for the person, in reading order. */
export const textFields = ['offers', 'needs', 'about'] as const
export const listFields = ['skills', 'interests', 'languages'] as const

export type TextField = (typeof textFields)[number]
export type ListField = (typeof listFields)[number]

/** What stands in one field and speaks for the person. */
export const evidenceIn = (evidence: readonly Evidence[], field: string): string[] =>
  evidence.filter((piece) => piece.field === field).map((piece) => piece.text)

/** The entries of a list that hold evidence first, the others after them, each in its order. */
export function tellingFirst(entries: readonly string[], evidence: readonly string[]): string[] {
  const tells = (entry: string) => evidence.some((text) => entry.includes(text))
  return [...entries.filter(tells), ...entries.filter((entry) => !tells(entry))]
}
