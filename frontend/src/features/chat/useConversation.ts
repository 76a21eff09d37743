import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useReducer, useState, type Dispatch } from 'react'
import { keys, queries } from '@/api/queries'
import { useOrgId } from '@/api/scope'
import { chat } from '@/api/services'
import type { Message } from '@/api/types'
import { randomId } from '@/lib/id'
import { isShownIn, liveReducer, type Live, type LiveAction } from './live'
import { isOver, turnsOf } from './turns'
import { useStream } from './useStream'

const noMessages: readonly Message[] = []

/** The conversation that is open: its turns, asking, stopping. */
export function useConversation(sessionId: string, onNewSession: (sessionId: string) => void) {
  const client = useQueryClient()
  const stored = useQuery({ ...queries.messages(sessionId), staleTime: 0 })
  const messages = stored.data ?? noMessages
  const [live, dispatch] = useReducer(liveReducer, undefined)
  const [refusal, setRefusal] = useState<{ sessionId: string; error: unknown }>()
  const orgId = useOrgId()
  const stream = useStream(live, dispatch)

  const shown = live !== undefined && isShownIn(live, sessionId) ? live : undefined
  const turns = useMemo(() => turnsOf(messages, shown), [messages, shown])
  const last = turns.at(-1)
  const busy = last?.kind === 'answer' && !isOver(last.state)

  /** Resolves to whether the question was stored; where it was not, refused says why. */
  const ask = useCallback(
    async (text: string) => {
      const requestId = randomId()
      setRefusal(undefined)
      dispatch({ type: 'asked', requestId, sessionId, question: text })
      stream(requestId)
      try {
        await chat.Ask({ request_id: requestId, session_id: sessionId, org_id: orgId, text })
        await client.invalidateQueries({ queryKey: keys.sessions })
        return true
      } catch (error) {
        dispatch({ type: 'ended', requestId })
        setRefusal({ sessionId, error })
        return false
      }
    },
    [client, orgId, sessionId, stream],
  )

  const requestId = shown?.requestId
  const stop = useCallback(() => {
    if (requestId === undefined) return
    dispatch({ type: 'stopping' })
    chat.Stop({ request_id: requestId }).catch((error: unknown) => setRefusal({ sessionId, error }))
  }, [requestId, sessionId])

  useArrival(shown, sessionId, dispatch, onNewSession)
  useResuming(messages, live, sessionId, dispatch, stream)
  const refused = refusal?.sessionId === sessionId ? refusal.error : undefined
  return { turns, busy, refused, ask, stop, loading: stored.isLoading, error: stored.error, retry: stored.refetch }
}

/** Gives a new session its address as soon as it has an id. */
function useArrival(
  shown: Live | undefined,
  sessionId: string,
  dispatch: Dispatch<LiveAction>,
  onNewSession: (sessionId: string) => void,
) {
  const arriving = shown?.askedIn === '' ? shown.reply.sessionId : ''
  useEffect(() => {
    if (arriving === '') return
    if (arriving === sessionId) dispatch({ type: 'arrived' })
    else onNewSession(arriving)
  }, [arriving, sessionId, dispatch, onNewSession])
}

/** Takes up an answer that was being written when the page went. */
function useResuming(
  messages: readonly Message[],
  live: Live | undefined,
  sessionId: string,
  dispatch: Dispatch<LiveAction>,
  stream: (requestId: string) => void,
) {
  const unfinished = messages.find(({ status, request_id: id }) => status === 'streaming' && id !== '')
  const { request_id: requestId, message_id: answerId = '' } = unfinished ?? {}
  const followed = live?.requestId
  useEffect(() => {
    if (requestId === undefined || requestId === followed) return
    dispatch({ type: 'resumed', requestId, sessionId, answerId })
    stream(requestId)
  }, [requestId, followed, sessionId, answerId, dispatch, stream])
}
