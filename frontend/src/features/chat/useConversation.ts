import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useReducer, useState, type Dispatch } from 'react'
import { queryKeys, queries } from '@/api/queries'
import { useSelectedOrgId } from '@/api/scope'
import { chat, sessions } from '@/api/services'
import type { Message } from '@/api/types'
import { randomId } from '@/lib/id'
import { belongsToSession, liveReplyReducer, type LiveReply, type LiveReplyAction } from './liveReply'
import { isFinished, storedTurns, turnsOf } from './turns'
import { useReplyStream } from './useReplyStream'

const noMessages: readonly Message[] = []

/** The turns of a conversation, and the actions on it. */
export function useConversation(sessionId: string, onNewSession: (sessionId: string) => void) {
  const client = useQueryClient()
  const stored = useQuery({ ...queries.messages(sessionId), staleTime: 0 })
  const messages = stored.data ?? noMessages
  const [live, dispatch] = useReducer(liveReplyReducer, undefined)
  const [lastFailure, setFailure] = useState<{ sessionId: string; error: unknown }>()
  const orgId = useSelectedOrgId()
  const stream = useReplyStream(live, dispatch)

  const shown = live !== undefined && belongsToSession(live, sessionId) ? live : undefined
  const savedTurns = useMemo(() => storedTurns(messages), [messages])
  const turns = useMemo(() => turnsOf(savedTurns, shown), [savedTurns, shown])
  const last = turns.at(-1)
  const busy = last?.kind === 'answer' && !isFinished(last.state)

  /** Starts a reply. Resolves to whether the backend accepted it; if not, the failure is set. */
  const startReply = useCallback(
    async (started: { question: string; replaces?: string }, call: (requestId: string) => Promise<unknown>) => {
      const requestId = randomId()
      setFailure(undefined)
      dispatch({ type: 'asked', requestId, sessionId, ...started })
      stream(requestId)
      try {
        await call(requestId)
        await client.invalidateQueries({ queryKey: queryKeys.sessions })
        return true
      } catch (error) {
        dispatch({ type: 'ended', requestId })
        setFailure({ sessionId, error })
        return false
      }
    },
    [client, sessionId, stream],
  )
  const ask = useCallback(
    (text: string) =>
      startReply({ question: text }, (id) => chat.Ask({ request_id: id, session_id: sessionId, org_id: orgId, text })),
    [startReply, orgId, sessionId],
  )
  const regenerate = useCallback(
    (answerId: string, without: readonly string[]) =>
      startReply({ question: '', replaces: answerId }, (id) =>
        chat.Regenerate({ request_id: id, answer_id: answerId, model: '', without_conditions: [...without] }),
      ),
    [startReply],
  )
  const edit = useCallback(
    (questionId: string, text: string) =>
      startReply({ question: text, replaces: questionId }, (id) =>
        chat.EditAndResend({ request_id: id, question_id: questionId, text }),
      ),
    [startReply],
  )
  const showVersion = useCallback(
    (messageId: string, version: number) =>
      sessions.ShowVersion({ message_id: messageId, version }).then(
        (conversation) => client.setQueryData(queries.messages(sessionId).queryKey, conversation),
        (error: unknown) => setFailure({ sessionId, error }),
      ),
    [client, sessionId],
  )

  const requestId = shown?.requestId
  const stop = useCallback(() => {
    if (requestId === undefined) return
    dispatch({ type: 'stopping' })
    chat.Stop({ request_id: requestId }).catch((error: unknown) => setFailure({ sessionId, error }))
  }, [requestId, sessionId])

  useOpenNewSession(shown, sessionId, dispatch, onNewSession)
  useResumeReply(messages, live, sessionId, dispatch, stream)
  const failure = lastFailure?.sessionId === sessionId ? lastFailure.error : undefined
  const actions = { ask, regenerate, edit, showVersion, stop }
  return { turns, busy, failure, ...actions, loading: stored.isLoading, error: stored.error, retry: stored.refetch }
}

/** Opens the page of a new session as soon as it has an id. */
function useOpenNewSession(
  shown: LiveReply | undefined,
  sessionId: string,
  dispatch: Dispatch<LiveReplyAction>,
  onNewSession: (sessionId: string) => void,
) {
  const newSessionId = shown?.askedInSession === '' ? shown.reply.sessionId : ''
  useEffect(() => {
    if (newSessionId === '') return
    if (newSessionId === sessionId) dispatch({ type: 'session-opened' })
    else onNewSession(newSessionId)
  }, [newSessionId, sessionId, dispatch, onNewSession])
}

/** Subscribes again to an answer that was being written when the page was left. */
function useResumeReply(
  messages: readonly Message[],
  live: LiveReply | undefined,
  sessionId: string,
  dispatch: Dispatch<LiveReplyAction>,
  stream: (requestId: string) => void,
) {
  const unfinished = messages.find(({ status, request_id: id }) => status === 'streaming' && id !== '')
  const { request_id: requestId, message_id: answerId = '' } = unfinished ?? {}
  const liveRequestId = live?.requestId
  useEffect(() => {
    if (requestId === undefined || requestId === liveRequestId) return
    dispatch({ type: 'resumed', requestId, sessionId, answerId })
    stream(requestId)
  }, [requestId, liveRequestId, sessionId, answerId, dispatch, stream])
}
