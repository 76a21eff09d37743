import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '@/api/queries'
import { isOver, type AnswerTurn } from './turns'

const nobody: readonly string[] = []

/**
 * The people of an answer and what they had to meet, read once they are known
 * or it is over, and their names as the answer numbers them.
 */
export function useCards(answer: AnswerTurn | undefined) {
  const known = answer !== undefined && (answer.matches + answer.nearest > 0 || isOver(answer.state))
  const cards = useQuery({ ...queries.cards(answer?.id ?? ''), enabled: known })
  const names = useMemo(
    () => (cards.data === undefined ? nobody : [...cards.data.matches, ...cards.data.nearest].map(({ person }) => person.name)),
    [cards.data],
  )
  return { ...cards, names }
}
