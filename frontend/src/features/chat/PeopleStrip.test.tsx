import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeBackend } from '../../../test/backend'
import { cardOf, jo, maria } from '../../../test/people'
import { renderAt } from '../../../test/render'
import { PeopleStrip } from './PeopleStrip'

const nearest = 'Nobody matches exactly, but these people come close.'

it.each([
  ['matches', [cardOf(maria)], [cardOf(jo)], 'Maria Lindqvist, person 1', false],
  ['the nearest people, and says so', [], [cardOf(maria)], 'Maria Lindqvist, person 1', true],
])('shows %s', (_, matches, near, name, says) => {
  fakeBackend({})
  const cards = { matches, nearest: near, conditions: [], dropped_conditions: [] }
  renderAt('/', <PeopleStrip answerId="a" cards={cards} count={1} onShow={() => undefined} />)
  expect(screen.getAllByRole('article')).toHaveLength(1)
  expect(screen.getByRole('article', { name })).toBeInTheDocument()
  expect(screen.queryByText(nearest) !== null).toBe(says)
})
