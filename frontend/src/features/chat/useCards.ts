import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '@/api/queries'
import { isFinished, type AnswerTurn } from './turns'

const noNames: readonly string[] = []

/**
 * The cards and conditions of an answer, fetched once people are known or the
 * answer is finished, and the names of the people in citation order.
 */
export function useCards(answer: AnswerTurn | undefined) {
  const peopleKnown = answer !== undefined && (answer.matches + answer.nearest > 0 || isFinished(answer.state))
  const cards = useQuery({ ...queries.cards(answer?.id ?? ''), enabled: peopleKnown })
  const names = useMemo(
    () => (cards.data === undefined ? noNames : [...cards.data.matches, ...cards.data.nearest].map(({ person }) => person.name)),
    [cards.data],
  )
  return { ...cards, names }
}
