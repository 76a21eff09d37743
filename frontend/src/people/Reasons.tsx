import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import { excerpt } from '@/lib/highlight'
import { evidenceIn, listFields, tellingFirst, textFields } from './evidence'
import { Marked } from './Marked'

/** How many entries of a list a card shows before it is opened, at most. */
const shortList = 3

/**
 * Why somebody is shown: the passages that speak for them, marked. Where it is
 * the lines above that do, there is nothing more to say.
 */
export function Reasons({ card }: { card: Card }) {
  const { person, evidence } = card
  const texts = textFields.filter((field) => evidenceIn(evidence, field).length > 0)
  const lists = listFields.filter((field) => evidenceIn(evidence, field).length > 0)
  if (evidence.length === 0) return card.reason === '' ? null : <p className="text-[0.9375rem] text-ink">{card.reason}</p>
  return (
    <div className="flex flex-col gap-2 text-[0.9375rem] leading-relaxed">
      {texts.slice(0, 2).map((field) => (
        <Passage key={field} field={field} text={person[field]} evidence={evidenceIn(evidence, field)} />
      ))}
      {lists.slice(0, 2).map((field) => (
        <Entries key={field} entries={person[field]} evidence={evidenceIn(evidence, field)} limit={shortList} />
      ))}
    </div>
  )
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
      <Marked text={excerpt(text, evidence, 120)} evidence={evidence} />
    </p>
  )
}

export interface EntriesProps {
  entries: readonly string[]
  evidence: readonly string[]
  limit?: number
}

/** A list's entries as chips, the telling ones first. */
export function Entries({ entries, evidence, limit = Infinity }: EntriesProps) {
  const ordered = tellingFirst(entries, evidence)
  const rest = ordered.length - limit
  return (
    <ul className="flex flex-wrap gap-1.5">
      {ordered.slice(0, limit).map((entry) => (
        <li key={entry} className="rounded-lg border border-line px-2 py-0.5 text-sm text-ink-soft">
          <Marked text={entry} evidence={evidence} />
        </li>
      ))}
      {rest > 0 && <li className="py-0.5 text-sm text-ink-faint">+{rest}</li>}
    </ul>
  )
}
