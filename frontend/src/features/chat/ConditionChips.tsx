import { Ban, Languages, MapPin, RotateCcw, X, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Cards, Condition } from '@/api/types'
import type { ConditionKind } from '@/lib/generated'

export interface ConditionChipsProps {
  cards: Cards
  /** No answer is being written: the question can be asked again. */
  idle: boolean
  /** Asks again without the conditions with these keys. */
  onAskWithout: (keys: string[]) => void
}

const icons: Record<ConditionKind, LucideIcon> = { place: MapPin, language: Languages, without: Ban }

const style = 'inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full border text-sm font-medium'

/** The conditions of a question. Removing one asks the question again without it. */
export function ConditionChips({ cards: { conditions, dropped_conditions: dropped }, idle, onAskWithout }: ConditionChipsProps) {
  const { t } = useTranslation('chat')
  if (conditions.length === 0 && dropped.length === 0) return null
  return (
    <ul aria-label={t('conditions.label')} className="flex flex-wrap gap-1.5">
      {conditions.map((condition) => (
        <li key={condition.key} className="max-w-full">
          <Chip condition={condition} idle={idle} onRemove={() => onAskWithout([...dropped, condition.key])} />
        </li>
      ))}
      {dropped.length > 0 && (
        <li>
          <button
            type="button"
            disabled={!idle}
            onClick={() => onAskWithout([])}
            className={`${style} border-line px-3 text-ink-soft hover:bg-hover disabled:opacity-55`}
          >
            <RotateCcw aria-hidden className="size-3.5" />
            {t('conditions.all')}
          </button>
        </li>
      )}
    </ul>
  )
}

function Chip({ condition, idle, onRemove }: { condition: Condition; idle: boolean; onRemove: () => void }) {
  const { t } = useTranslation('chat')
  const kind = condition.kind as ConditionKind
  const Icon = icons[kind]
  const text = t(`conditions.kind.${kind}`, { text: condition.text })
  return (
    <span className={`${style} border-accent bg-accent-soft ps-3 pe-0.5 text-accent-ink`}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <bdi className="truncate">{text}</bdi>
      <button
        type="button"
        disabled={!idle}
        aria-label={t('conditions.remove', { condition: text })}
        title={t('conditions.remove', { condition: text })}
        onClick={onRemove}
        className="shrink-0 rounded-full p-1.5 hover:bg-hover disabled:opacity-55"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}
