import { describe, expect, it } from 'vitest'
import { messageOf } from '../../../test/people'
import type { Message } from '@/api/types'
import { liveReplyReducer, type LiveReply } from './liveReply'
import { storedTurns, turnsOf } from './turns'

const stored = [
  messageOf({ message_id: 'q', content: 'Who?' }),
  messageOf({ message_id: 'a', role: 'assistant', content: 'May', status: 'streaming', request_id: 'r' }),
]

const asked = liveReplyReducer(undefined, { type: 'asked', requestId: 'r', sessionId: '', question: 'Who?' })
const written = liveReplyReducer(asked, {
  type: 'received',
  requestId: 'r',
  events: [
    { seq: 1, kind: 'accepted', session_id: 's', question_id: 'q', answer_id: 'a' },
    { seq: 2, kind: 'delta', text: 'Maybe Jo' },
  ],
})

const shown = (messages: Message[], live: LiveReply | undefined) =>
  turnsOf(storedTurns(messages), live).map((turn) => (turn.kind === 'question' ? `? ${turn.text}` : `${turn.state}: ${turn.text}`))

describe('turnsOf', () => {
  it('shows a question before it is stored', () => {
    expect(shown([], asked)).toEqual(['? Who?', 'sent: '])
  })

  it('shows the live reply in place of its stored answer', () => {
    expect(shown(stored, written)).toEqual(['? Who?', 'writing: Maybe Jo'])
    expect(turnsOf(storedTurns(stored), written).map(({ id }) => id)).toEqual(['q', 'a'])
  })

  it('shows the stored answer until a resumed reply receives an event', () => {
    const resumed = liveReplyReducer(undefined, {
      type: 'resumed',
      requestId: 'r',
      sessionId: 's',
      answerId: 'a',
    })
    expect(shown(stored, resumed)).toEqual(['? Who?', 'writing: May'])
  })

  it.each(['complete', 'stopped', 'interrupted', 'failed'])('shows how a stored answer ended: %s', (status) => {
    expect(shown([messageOf({ role: 'assistant', content: 'x', status })], undefined)).toEqual([`${status}: x`])
  })

  it('replaces a message and all that follow, when an answer is written again or a question edited', () => {
    const conversation = storedTurns([...stored, messageOf({ message_id: 'q2', content: 'And?' })])
    const again = liveReplyReducer(undefined, { type: 'asked', requestId: 'r2', sessionId: 's', question: '', replaces: 'a' })
    expect(turnsOf(conversation, again).map(({ id }) => id)).toEqual(['q', 'r2'])
    const edited = liveReplyReducer(undefined, { type: 'asked', requestId: 'r2', sessionId: 's', question: 'Whom?', replaces: 'q' })
    expect(turnsOf(conversation, edited).map(({ id }) => id)).toEqual(['r2-question', 'r2'])
  })

  it('keeps stored turns the same objects while a reply streams', () => {
    const conversation = storedTurns(stored.slice(0, 1))
    expect(turnsOf(conversation, written)[0]).toBe(conversation[0])
  })

  it('shows that it is stopping', () => {
    expect(shown(stored, liveReplyReducer(written, { type: 'stopping' }))).toEqual(['? Who?', 'stopping: Maybe Jo'])
  })
})

describe('liveReplyReducer', () => {
  it('ignores events of another reply', () => {
    const stale = liveReplyReducer(written, { type: 'received', requestId: 'old', events: [{ seq: 3, kind: 'done' }] })
    expect(stale).toBe(written)
    expect(liveReplyReducer(written, { type: 'ended', requestId: 'old' })).toBe(written)
    expect(liveReplyReducer(written, { type: 'ended', requestId: 'r' })).toBeUndefined()
  })
})
