import { useCallback, useState } from 'react'
import type { AnswerTurn, Turn } from './turns'
import type { CardFocus } from './useHighlightedCard'

const hasPeople = (turn: Turn): turn is AnswerTurn => turn.kind === 'answer' && turn.matches + turn.nearest > 0

/** Which answer's people the panel shows: the latest one with people, unless the user chose an earlier one. */
export function usePeoplePanel(turns: readonly Turn[], narrow: boolean) {
  const [chosenId, setChosenId] = useState('')
  const [cardFocus, setCardFocus] = useState<CardFocus>()
  const [open, setOpen] = useState(false)

  const latest = turns.findLast(hasPeople)
  const chosenAt = turns.findIndex((turn) => turn.id === chosenId)
  const chosen = turns[chosenAt]
  const answer = chosen !== undefined && hasPeople(chosen) ? chosen : latest
  const question = turns[chosenAt - 1]

  const showLatest = useCallback(() => {
    setChosenId('')
    setCardFocus(undefined)
  }, [])
  const show = useCallback((answerId: string, index?: number) => {
    setChosenId(answerId)
    setCardFocus(index === undefined ? undefined : (before) => ({ index, key: (before?.key ?? 0) + 1 }))
    setOpen(narrow)
  }, [narrow])
  const earlier =
    answer !== latest && question?.kind === 'question' ? { question: question.text, onLatest: showLatest } : undefined
  return { answer, cardFocus, earlier, open, setOpen, show, showLatest }
}
