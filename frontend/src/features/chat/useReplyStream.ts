import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, type Dispatch } from 'react'
import { queryKeys, queries } from '@/api/queries'
import { listen, missed } from '@/api/stream'
import { awaitsFirstEvent, type LiveReply, type LiveReplyAction } from './liveReply'
import { hasGap } from './reply'

/** How long to wait for a missing event, and for any event, in milliseconds. */
const gapTimeout = 250
const silenceTimeout = 3_000

/**
 * Subscribes to the events of the live reply. The returned function subscribes;
 * call it before the question is sent, so that no event is missed.
 */
export function useReplyStream(live: LiveReply | undefined, dispatch: Dispatch<LiveReplyAction>): (requestId: string) => void {
  const unsubscribe = useRef<() => void>(undefined)
  useEffect(() => () => unsubscribe.current?.(), [])
  const replaceWithStored = useReplaceWithStored(live, dispatch)
  useMissedEvents(live, dispatch, replaceWithStored)
  const isFinished = live?.reply.outcome !== undefined
  useEffect(() => {
    if (isFinished) void replaceWithStored()
  }, [isFinished, replaceWithStored])
  return useCallback(
    (requestId) => {
      unsubscribe.current?.()
      unsubscribe.current = listen(requestId, (events) => dispatch({ type: 'received', requestId, events }))
    },
    [dispatch],
  )
}

/** Fetches missed events: at once after resuming, soon if there is a gap, later if there are no events. */
function useMissedEvents(live: LiveReply | undefined, dispatch: Dispatch<LiveReplyAction>, replaceWithStored: () => Promise<void>) {
  const requestId = live?.requestId ?? ''
  const next = live?.reply.next ?? 1
  const resumed = live !== undefined && awaitsFirstEvent(live)
  const unfinished = live !== undefined && live.reply.outcome === undefined && (resumed || next > 1)
  const timeout = live !== undefined && hasGap(live.reply) ? gapTimeout : silenceTimeout
  useEffect(() => {
    if (!unfinished) return
    const fetchMissed = () =>
      missed(requestId, next - 1).then((events) => dispatch({ type: 'received', requestId, events }), replaceWithStored)
    if (resumed) void fetchMissed()
    const timer = setInterval(() => void fetchMissed(), timeout)
    return () => clearInterval(timer)
  }, [dispatch, replaceWithStored, unfinished, requestId, next, resumed, timeout])
}

/** Replaces a finished reply with the stored answer. */
function useReplaceWithStored(live: LiveReply | undefined, dispatch: Dispatch<LiveReplyAction>): () => Promise<void> {
  const client = useQueryClient()
  const requestId = live?.requestId ?? ''
  const { answerId = '', sessionId = '' } = live?.reply ?? {}
  return useCallback(async () => {
    if (sessionId === '') return
    const stored = { ...queries.messages(sessionId), staleTime: 0 }
    // If reading fails, the streamed text stays on the page.
    const messages = await client.fetchQuery(stored).catch(() => [])
    const answer = messages.find((message) => message.message_id === answerId)
    if (answer !== undefined && answer.status !== 'streaming') dispatch({ type: 'ended', requestId })
    await client.invalidateQueries({ queryKey: queryKeys.sessions })
  }, [client, dispatch, requestId, answerId, sessionId])
}
