import { describe, expect, it } from 'vitest'
import { messageOf } from '../../../test/people'
import type { Message } from '@/api/types'
import { liveReducer, type Live } from './live'
import { storedTurns, turnsOf } from './turns'

const stored = [
  messageOf({ message_id: 'q', content: 'Who?' }),
  messageOf({ message_id: 'a', role: 'assistant', content: 'May', status: 'streaming', request_id: 'r' }),
]

const asked = liveReducer(undefined, { type: 'asked', requestId: 'r', sessionId: '', question: 'Who?' })
const written = liveReducer(asked, {
  type: 'received',
  requestId: 'r',
  events: [
    { seq: 1, kind: 'accepted', session_id: 's', question_id: 'q', answer_id: 'a' },
    { seq: 2, kind: 'delta', text: 'Maybe Jo' },
  ],
})

const shown = (messages: Message[], live: Live | undefined) =>
  turnsOf(storedTurns(messages), live).map((turn) => (turn.kind === 'question' ? `? ${turn.text}` : `${turn.state}: ${turn.text}`))

describe('turnsOf', () => {
  it('shows a question before it is stored', () => {
    expect(shown([], asked)).toEqual(['? Who?', 'sent: '])
  })

  it('shows the living answer in the place of its stored beginning', () => {
    expect(shown(stored, written)).toEqual(['? Who?', 'writing: Maybe Jo'])
    expect(turnsOf(storedTurns(stored), written).map(({ id }) => id)).toEqual(['q', 'a'])
  })

  it('shows what is stored until a reply that is taken up again speaks', () => {
    const resumed = liveReducer(undefined, {
      type: 'resumed',
      requestId: 'r',
      sessionId: 's',
      answerId: 'a',
    })
    expect(shown(stored, resumed)).toEqual(['? Who?', 'writing: May'])
  })

  it.each(['complete', 'stopped', 'interrupted', 'failed'])('tells how a stored answer ended: %s', (status) => {
    expect(shown([messageOf({ role: 'assistant', content: 'x', status })], undefined)).toEqual([`${status}: x`])
  })

  it('puts an answer that is written again, or an edited question, in the place of what it replaces and all that followed', () => {
    const talk = storedTurns([...stored, messageOf({ message_id: 'q2', content: 'And?' })])
    const again = liveReducer(undefined, { type: 'asked', requestId: 'r2', sessionId: 's', question: '', replaces: 'a' })
    expect(turnsOf(talk, again).map(({ id }) => id)).toEqual(['q', 'r2'])
    const edited = liveReducer(undefined, { type: 'asked', requestId: 'r2', sessionId: 's', question: 'Whom?', replaces: 'q' })
    expect(turnsOf(talk, edited).map(({ id }) => id)).toEqual(['r2-question', 'r2'])
  })

  it('leaves settled turns the same objects while another arrives', () => {
    const talk = storedTurns(stored.slice(0, 1))
    expect(turnsOf(talk, written)[0]).toBe(talk[0])
  })

  it('says that it is stopping until it has stopped', () => {
    expect(shown(stored, liveReducer(written, { type: 'stopping' }))).toEqual(['? Who?', 'stopping: Maybe Jo'])
  })
})

describe('liveReducer', () => {
  it('does not hear another reply', () => {
    const stale = liveReducer(written, { type: 'received', requestId: 'old', events: [{ seq: 3, kind: 'done' }] })
    expect(stale).toBe(written)
    expect(liveReducer(written, { type: 'ended', requestId: 'old' })).toBe(written)
    expect(liveReducer(written, { type: 'ended', requestId: 'r' })).toBeUndefined()
  })
})
