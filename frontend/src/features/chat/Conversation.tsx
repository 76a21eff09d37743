import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TurnRow, type TurnActions } from './TurnRow'
import type { Turn } from './turns'
import { endTolerance, useAutoScroll } from './useAutoScroll'

export interface ConversationProps extends TurnActions {
  turns: readonly Turn[]
  narrow: boolean
  /** The id of the answer whose people are shown in the panel. */
  selectedId: string
  /** The message that the user opened from a search, or "". */
  searchHitId: string
  /** No answer is being written. */
  idle: boolean
}

/** The turns of a conversation, as a virtual list. */
export function Conversation({ turns, narrow, selectedId, searchHitId, idle, onShow, onRegenerate, onEdit, onVersion }: ConversationProps) {
  const { t } = useTranslation('chat')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => turns[index]?.id ?? index,
    estimateSize: (index) => (turns[index]?.kind === 'question' ? 90 : 220),
    overscan: 6,
  })
  const height = virtual.getTotalSize()
  const question = turns.findLastIndex(({ kind }) => kind === 'question')
  const { scrollTo, onScroll } = useAutoScroll(
    scroller,
    {
      height,
      questionId: turns[question]?.id ?? '',
      questionTop: virtual.measurementsCache[question]?.start ?? 0,
    },
    searchHitId === '' ? 'question' : 'nothing',
  )
  const below = height - (virtual.scrollOffset ?? 0) - (virtual.scrollRect?.height ?? 0)
  useScrollToMessage(virtual, turns, searchHitId)
  const [highlighted, setHighlighted] = useState(searchHitId)

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} className="h-full overflow-y-auto" onScroll={onScroll}>
        <section aria-label={t('conversation')} className="mx-auto w-full max-w-3xl px-6 pb-4">
          <div className="relative" style={{ height }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
              const turn = turns[index]
              if (turn === undefined) return null
              return (
                <div
                  key={key}
                  data-index={index}
                  ref={virtual.measureElement}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${start}px)` }}
                  onAnimationEnd={(event) => event.animationName === 'flash' && setHighlighted('')}
                >
                  <TurnRow
                    turn={turn}
                    narrow={narrow}
                    selected={turn.id === selectedId}
                    highlighted={turn.id === highlighted}
                    idle={idle}
                    onShow={onShow}
                    onRegenerate={onRegenerate}
                    onEdit={onEdit}
                    onVersion={onVersion}
                  />
                </div>
              )
            })}
          </div>
        </section>
      </div>
      {below > endTolerance && <EndButton onClick={() => scrollTo('end')} />}
    </div>
  )
}

function EndButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <button
      type="button"
      aria-label={t('jumpToEnd')}
      title={t('jumpToEnd')}
      className="absolute inset-x-0 bottom-3 mx-auto flex size-9 items-center justify-center rounded-full border border-line bg-surface text-ink-soft shadow-raised hover:text-ink"
      onClick={onClick}
    >
      <ArrowDown aria-hidden className="size-4" />
    </button>
  )
}

/** Scrolls once to the message of a search hit, as soon as it is loaded. */
function useScrollToMessage(
  virtual: { scrollToIndex: (index: number, options: { align: 'center' }) => void },
  turns: readonly Turn[],
  searchHitId: string,
) {
  const hasScrolled = useRef(false)
  const index = turns.findIndex(({ id }) => id === searchHitId)
  useEffect(() => {
    if (index === -1 || hasScrolled.current) return
    hasScrolled.current = true
    virtual.scrollToIndex(index, { align: 'center' })
  }, [virtual, index])
}
