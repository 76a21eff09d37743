import { useCallback, useEffect, useReducer, useRef, useState, type Dispatch } from 'react'
import { chat } from '@/api/services'
import { listen, missed } from '@/api/stream'
import { randomId } from '@/lib/id'
import { emptyLetter, letterReducer, type Letter, type LetterAction } from './letter'

/** How long to wait for the next event before asking for missed ones, in milliseconds. */
const catchUpInterval = 1_500

/** Drafts a letter to a person as soon as the component is mounted. Stop keeps the text so far. */
export function useLetter(userId: string, answerId: string) {
  const [letter, dispatch] = useReducer(letterReducer, emptyLetter)
  const [attempt, setAttempt] = useState(0)
  const request = useRef('')
  const stop = useCallback(() => {
    // Fails if the letter is finished already: then there is nothing to stop.
    chat.Stop({ request_id: request.current }).catch(() => undefined)
  }, [])

  useEffect(() => {
    const requestId = randomId()
    request.current = requestId
    dispatch({ type: 'started' })
    const unsubscribe = listen(requestId, (events) => dispatch({ type: 'received', events }))
    chat.DraftLetter({ request_id: requestId, user_id: userId, answer_id: answerId, model: '' }).then(
      ({ to, subject }) => dispatch({ type: 'addressed', to, subject }),
      (error: unknown) => dispatch({ type: 'rejected', error }),
    )
    return () => {
      unsubscribe()
      stop()
    }
  }, [userId, answerId, attempt, stop])
  useMissedEvents(request, letter, dispatch)
  return { letter, stop, regenerate: () => setAttempt(attempt + 1) }
}

/** Fetches events that were missed. */
function useMissedEvents(request: { current: string }, { state, next }: Letter, dispatch: Dispatch<LetterAction>) {
  const unfinished = state !== 'finished'
  useEffect(() => {
    if (!unfinished) return
    const timer = setInterval(() => {
      const requestId = request.current
      missed(requestId, next - 1).then(
        (events) => requestId === request.current && dispatch({ type: 'received', events }),
        () => undefined,
      )
    }, catchUpInterval)
    return () => clearInterval(timer)
  }, [request, unfinished, next, dispatch])
}
