import { expect, it } from 'vitest'
import type { StreamEvent } from '@/api/stream'
import { emptyLetter, letterReducer } from './letter'

const received = (...events: StreamEvent[]) => letterReducer(emptyLetter, { type: 'received', events })

const writing: StreamEvent = { seq: 1, kind: 'status', status: 'writing', model: 'tiny:1b' }
const hello: StreamEvent = { seq: 2, kind: 'delta', text: 'Hello ' }
const maria: StreamEvent = { seq: 3, kind: 'delta', text: 'Maria' }

it('applies events in order, whatever order they arrive in', () => {
  expect(received(maria, writing, hello, hello)).toMatchObject({ body: 'Hello Maria', model: 'tiny:1b', state: 'writing' })
  expect(received(writing, maria)).toMatchObject({ body: '', next: 2 })
})

it('starts from the beginning when the built-in writer takes over', () => {
  const switched: StreamEvent = { seq: 4, kind: 'status', status: 'switched' }
  const text: StreamEvent = { seq: 5, kind: 'delta', text: 'Dear Maria' }
  expect(received(writing, hello, maria, switched, text)).toMatchObject({ body: 'Dear Maria', model: 'builtin' })
})

it('starts from the beginning when the text is retracted', () => {
  const retracted: StreamEvent = { seq: 4, kind: 'status', status: 'retracted' }
  const text: StreamEvent = { seq: 5, kind: 'delta', text: 'Dear Maria' }
  expect(received(writing, hello, maria, retracted, text)).toMatchObject({ body: 'Dear Maria', model: 'tiny:1b' })
})

it('keeps the text when writing fails', () => {
  const failed: StreamEvent = { seq: 3, kind: 'failed', error: { code: 'unavailable', message: 'Gone.' } }
  expect(received(writing, hello, failed)).toMatchObject({ body: 'Hello ', state: 'finished', error: { message: 'Gone.' } })
})
