import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import { excerpt } from '@/lib/highlight'
import { evidenceIn, listFields, evidenceFirst, textFields } from './evidence'
import { HighlightedText } from './HighlightedText'

/** The maximum number of chips in a closed card. */
const maxChips = 3

/** The maximum number of passages of one field in a closed card. */
const maxPassages = 2

/**
 * The passages and entries that are the reasons for a match, highlighted. Empty
 * if all evidence is in the summary above.
 */
export function MatchReasons({ card }: { card: Card }) {
  const { person, evidence } = card
  const texts = textFields.filter((field) => evidenceIn(evidence, field).length > 0)
  const lists = listFields.filter((field) => evidenceIn(evidence, field).length > 0)
  if (evidence.length === 0) return <WithoutEvidence card={card} />
  return (
    <div className="flex flex-col gap-2 text-[0.9375rem] leading-relaxed">
      {texts.slice(0, 2).map((field) => (
        <Passage key={field} field={field} text={person[field]} evidence={evidenceIn(evidence, field).slice(0, maxPassages)} />
      ))}
      {lists.slice(0, 2).map((field) => (
        <ChipList key={field} entries={person[field]} evidence={evidenceIn(evidence, field)} limit={maxChips} />
      ))}
    </div>
  )
}

/** The reason or, if nothing in the card tells what somebody does, some of their skills. */
function WithoutEvidence({ card }: { card: Card }) {
  const { headline, role, skills } = card.person
  if (card.reason !== '') return <p className="text-[0.9375rem] text-ink">{card.reason}</p>
  return headline === '' && role === '' && skills.length > 0 ? <ChipList entries={skills} evidence={[]} limit={maxChips} /> : null
}

interface PassageProps {
  field: (typeof textFields)[number]
  text: string
  evidence: readonly string[]
}

function Passage({ field, text, evidence }: PassageProps) {
  const { t } = useTranslation('people')
  return (
    <p className="text-ink">
      <span className="text-ink-faint">{t(`fields.${field}`)}: </span>
      <HighlightedText text={excerpt(text, evidence, 120)} evidence={evidence} />
    </p>
  )
}

export interface ChipListProps {
  entries: readonly string[]
  evidence: readonly string[]
  limit?: number
}

/** The entries of a list as chips, those with evidence first. */
export function ChipList({ entries, evidence, limit = Infinity }: ChipListProps) {
  const ordered = evidenceFirst(entries, evidence)
  const rest = ordered.length - limit
  return (
    <ul className="flex flex-wrap gap-1.5">
      {ordered.slice(0, limit).map((entry) => (
        <li key={entry} className="rounded-lg border border-line px-2 py-0.5 text-sm text-ink-soft">
          <HighlightedText text={entry} evidence={evidence} />
        </li>
      ))}
      {rest > 0 && <li className="py-0.5 text-sm text-ink-faint">+{rest}</li>}
    </ul>
  )
}
