import { useCallback, useEffect, useReducer, useRef, useState, type Dispatch } from 'react'
import { chat } from '@/api/services'
import { listen, missed } from '@/api/stream'
import { randomId } from '@/lib/id'
import { emptyLetter, letterReducer, type Letter, type LetterAction } from './letter'

/** How long without an event until it is asked for what was missed, in milliseconds. */
const patience = 1_500

/** Has a letter to somebody written, from the moment this is shown; stop keeps what is there. */
export function useLetter(userId: string, answerId: string) {
  const [letter, dispatch] = useReducer(letterReducer, emptyLetter)
  const [attempt, setAttempt] = useState(0)
  const request = useRef('')
  const stop = useCallback(() => {
    // It may have ended meanwhile: then there is nothing to stop.
    chat.Stop({ request_id: request.current }).catch(() => undefined)
  }, [])

  useEffect(() => {
    const requestId = randomId()
    request.current = requestId
    dispatch({ type: 'begun' })
    const forget = listen(requestId, (events) => dispatch({ type: 'received', events }))
    chat.DraftLetter({ request_id: requestId, user_id: userId, answer_id: answerId, model: '' }).then(
      ({ to, subject }) => dispatch({ type: 'addressed', to, subject }),
      (error: unknown) => dispatch({ type: 'refused', error }),
    )
    return () => {
      forget()
      stop()
    }
  }, [userId, answerId, attempt, stop])
  useCatchUp(request, letter, dispatch)
  return { letter, stop, again: () => setAttempt(attempt + 1) }
}

/** Asks for events that did not come. */
function useCatchUp(request: { current: string }, { state, next }: Letter, dispatch: Dispatch<LetterAction>) {
  const goesOn = state !== 'over'
  useEffect(() => {
    if (!goesOn) return
    const timer = setInterval(() => {
      const asked = request.current
      missed(asked, next - 1).then(
        (events) => asked === request.current && dispatch({ type: 'received', events }),
        () => undefined,
      )
    }, patience)
    return () => clearInterval(timer)
  }, [request, goesOn, next, dispatch])
}
