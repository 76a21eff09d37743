import { describe, expect, it } from 'vitest'
import type { StreamEvent } from '@/api/stream'
import type { BackendError } from '@/lib/generated'
import { emptyReply, hasGap, applyEvents } from './reply'

const accepted: StreamEvent = { seq: 1, kind: 'accepted', session_id: 's', question_id: 'q', answer_id: 'a' }
const matches: StreamEvent = { seq: 2, kind: 'matches', matches: [{ user_id: 'u', score: 1, reason: '', evidence: null }] }
const writing: StreamEvent = { seq: 3, kind: 'status', status: 'writing' }
const hello: StreamEvent = { seq: 4, kind: 'delta', text: 'Hello ' }
const there: StreamEvent = { seq: 5, kind: 'delta', text: 'there' }
const done: StreamEvent = { seq: 6, kind: 'done', outcome: 'complete', answer_id: 'a' }
const allEvents = [accepted, matches, writing, hello, there, done]

const oneByOne = (events: StreamEvent[]) => events.reduce((reply, event) => applyEvents(reply, [event]), emptyReply)

describe('applyEvents', () => {
  const complete = { sessionId: 's', answerId: 'a', matches: 1, nearest: 0, text: 'Hello there', outcome: 'complete' }

  it.each([
    ['in order', allEvents],
    ['backwards', allEvents.toReversed()],
    ['the end first', [done, ...allEvents.slice(0, 5)]],
    ['each twice', allEvents.flatMap((event) => [event, event])],
    ['all of it again', [...allEvents, ...allEvents]],
  ])('gives the same reply for events %s', (_, events) => {
    expect(oneByOne(events)).toMatchObject(complete)
    expect(applyEvents(emptyReply, events)).toEqual(oneByOne(allEvents))
  })

  it('waits for a missing event, and reports the gap', () => {
    const gap = oneByOne([accepted, matches, writing, there, done])
    expect(gap).toMatchObject({ text: '', outcome: undefined, next: 4 })
    expect(hasGap(gap)).toBe(true)
    const filled = applyEvents(gap, [hello])
    expect(filled).toMatchObject(complete)
    expect(hasGap(filled)).toBe(false)
  })

  it('ignores duplicate events', () => {
    const reply = oneByOne(allEvents)
    expect(applyEvents(reply, [hello, done])).toEqual(reply)
  })

  it('keeps the text when it is stopped', () => {
    const reply = oneByOne([accepted, matches, writing, hello, { seq: 5, kind: 'done', outcome: 'stopped' }])
    expect(reply).toMatchObject({ text: 'Hello ', outcome: 'stopped' })
  })

  it('keeps the text and the error when it fails', () => {
    const error: BackendError = { code: 'disk_full', message: 'The disk is full.', hint: 'Free some space.' }
    const reply = oneByOne([accepted, matches, writing, hello, { seq: 5, kind: 'failed', error }])
    expect(reply).toMatchObject({ text: 'Hello ', outcome: 'failed', error })
  })

  it('drops the text that was retracted', () => {
    const thought: StreamEvent = { seq: 6, kind: 'thinking', text: 'Hello ' }
    const reply = oneByOne([accepted, matches, writing, hello, { seq: 5, kind: 'status', status: 'retracted' }, thought])
    expect(reply).toMatchObject({ text: '', thinking: 'Hello ', switched: false })
  })

  it('ignores events after the end', () => {
    const reply = oneByOne([...allEvents, { seq: 7, kind: 'delta', text: ' stale' }])
    expect(reply).toMatchObject(complete)
  })

  it.each([
    ['queued', 'queued'],
    ['loading_model', 'loading_model'],
    ['switched', 'writing'],
    ['retracted', 'writing'],
  ] as const)('turns the status %s into %s', (status, want) => {
    const reply = oneByOne([accepted, matches, { seq: 3, kind: 'status', status }])
    expect(reply).toMatchObject({ status: want, switched: status === 'switched' })
  })
})
