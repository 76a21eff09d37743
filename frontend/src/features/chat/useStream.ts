import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, type Dispatch } from 'react'
import { keys, queries } from '@/api/queries'
import { listen, missed } from '@/api/stream'
import { isSilent, type Live, type LiveAction } from './live'
import { hasGap } from './reply'

/** How long to wait for an event that is known to be missing, and for any at all, in milliseconds. */
const gapPatience = 250
const silencePatience = 3_000

/**
 * Follows the reply that is live. Returns how to begin: before the question is
 * asked, so that nothing is missed.
 */
export function useStream(live: Live | undefined, dispatch: Dispatch<LiveAction>): (requestId: string) => void {
  const forget = useRef<() => void>(undefined)
  useEffect(() => () => forget.current?.(), [])
  const settle = useSettle(live, dispatch)
  useCatchUp(live, dispatch, settle)
  const isOver = live?.reply.outcome !== undefined
  useEffect(() => {
    if (isOver) void settle()
  }, [isOver, settle])
  return useCallback(
    (requestId) => {
      forget.current?.()
      forget.current = listen(requestId, (events) => dispatch({ type: 'received', requestId, events }))
    },
    [dispatch],
  )
}

/** Asks for what was missed: at once when taking up again, soon where there is a gap, else where it is silent. */
function useCatchUp(live: Live | undefined, dispatch: Dispatch<LiveAction>, settle: () => Promise<void>) {
  const requestId = live?.requestId ?? ''
  const next = live?.reply.next ?? 1
  const resumed = live !== undefined && isSilent(live)
  const goesOn = live !== undefined && live.reply.outcome === undefined && (resumed || next > 1)
  const patience = live !== undefined && hasGap(live.reply) ? gapPatience : silencePatience
  useEffect(() => {
    if (!goesOn) return
    const catchUp = () =>
      missed(requestId, next - 1).then((events) => dispatch({ type: 'received', requestId, events }), settle)
    if (resumed) void catchUp()
    const timer = setInterval(() => void catchUp(), patience)
    return () => clearInterval(timer)
  }, [dispatch, settle, goesOn, requestId, next, resumed, patience])
}

/** Puts what is stored in the place of a reply that is over. */
function useSettle(live: Live | undefined, dispatch: Dispatch<LiveAction>): () => Promise<void> {
  const client = useQueryClient()
  const requestId = live?.requestId ?? ''
  const { answerId = '', sessionId = '' } = live?.reply ?? {}
  return useCallback(async () => {
    if (sessionId === '') return
    const stored = { ...queries.messages(sessionId), staleTime: 0 }
    // Should reading fail, what was streamed stays on the page.
    const messages = await client.fetchQuery(stored).catch(() => [])
    const answer = messages.find((message) => message.message_id === answerId)
    if (answer !== undefined && answer.status !== 'streaming') dispatch({ type: 'ended', requestId })
    await client.invalidateQueries({ queryKey: keys.sessions })
  }, [client, dispatch, requestId, answerId, sessionId])
}
