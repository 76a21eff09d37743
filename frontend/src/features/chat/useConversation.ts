import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useReducer, useState, type Dispatch } from 'react'
import { keys, queries } from '@/api/queries'
import { useOrgId } from '@/api/scope'
import { chat, sessions } from '@/api/services'
import type { Message } from '@/api/types'
import { randomId } from '@/lib/id'
import { isShownIn, liveReducer, type Live, type LiveAction } from './live'
import { isOver, storedTurns, turnsOf } from './turns'
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
  const settled = useMemo(() => storedTurns(messages), [messages])
  const turns = useMemo(() => turnsOf(settled, shown), [settled, shown])
  const last = turns.at(-1)
  const busy = last?.kind === 'answer' && !isOver(last.state)

  /** Begins a reply; resolves to whether what it begins with was stored. Where it was not, refused says why. */
  const begin = useCallback(
    async (of: { question: string; replaces?: string }, call: (requestId: string) => Promise<unknown>) => {
      const requestId = randomId()
      setRefusal(undefined)
      dispatch({ type: 'asked', requestId, sessionId, ...of })
      stream(requestId)
      try {
        await call(requestId)
        await client.invalidateQueries({ queryKey: keys.sessions })
        return true
      } catch (error) {
        dispatch({ type: 'ended', requestId })
        setRefusal({ sessionId, error })
        return false
      }
    },
    [client, sessionId, stream],
  )
  const ask = useCallback(
    (text: string) =>
      begin({ question: text }, (id) => chat.Ask({ request_id: id, session_id: sessionId, org_id: orgId, text })),
    [begin, orgId, sessionId],
  )
  const again = useCallback(
    (answerId: string, without: readonly string[]) =>
      begin({ question: '', replaces: answerId }, (id) =>
        chat.Regenerate({ request_id: id, answer_id: answerId, model: '', without_conditions: [...without] }),
      ),
    [begin],
  )
  const edit = useCallback(
    (questionId: string, text: string) =>
      begin({ question: text, replaces: questionId }, (id) =>
        chat.EditAndResend({ request_id: id, question_id: questionId, text }),
      ),
    [begin],
  )
  const showVersion = useCallback(
    (messageId: string, version: number) =>
      sessions.ShowVersion({ message_id: messageId, version }).then(
        (conversation) => client.setQueryData(queries.messages(sessionId).queryKey, conversation),
        (error: unknown) => setRefusal({ sessionId, error }),
      ),
    [client, sessionId],
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
  const actions = { ask, again, edit, showVersion, stop }
  return { turns, busy, refused, ...actions, loading: stored.isLoading, error: stored.error, retry: stored.refetch }
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
