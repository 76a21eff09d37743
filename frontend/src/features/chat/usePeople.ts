import { useCallback, useState } from 'react'
import type { AnswerTurn, Turn } from './turns'
import type { Forward } from './useHighlightedCard'

const hasPeople = (turn: Turn): turn is AnswerTurn => turn.kind === 'answer' && turn.matches + turn.nearest > 0

/** Whose people are shown: those of the latest answer that has some, unless an earlier one was chosen. */
export function usePeople(turns: readonly Turn[], narrow: boolean) {
  const [chosenId, setChosenId] = useState('')
  const [forward, setForward] = useState<Forward>()
  const [open, setOpen] = useState(false)

  const latest = turns.findLast(hasPeople)
  const chosenAt = turns.findIndex((turn) => turn.id === chosenId)
  const chosen = turns[chosenAt]
  const answer = chosen !== undefined && hasPeople(chosen) ? chosen : latest
  const asked = turns[chosenAt - 1]

  const showLatest = useCallback(() => {
    setChosenId('')
    setForward(undefined)
  }, [])
  const show = useCallback((answerId: string, index?: number) => {
    setChosenId(answerId)
    setForward(index === undefined ? undefined : (before) => ({ index, key: (before?.key ?? 0) + 1 }))
    setOpen(narrow)
  }, [narrow])
  const earlier =
    answer !== latest && asked?.kind === 'question' ? { question: asked.text, onLatest: showLatest } : undefined
  return { answer, forward, earlier, open, setOpen, show, showLatest }
}
