import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeBackend } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { MeaningSection } from './MeaningSection'

const embedding = { model: '', models: ['embeddinggemma'], done: 40, total: 150, problem: null }

function show(state: object, Choose = vi.fn()) {
  fakeBackend({ meaning: { State: state, Choose } })
  return renderAt('/', <MeaningSection />)
}

it('shows how many profiles are ready', async () => {
  show(embedding)
  expect(await screen.findByText(/40 of 150 profiles are ready\./)).toBeInTheDocument()
  expect(screen.getByRole('progressbar', { name: 'Search by meaning' })).toHaveAttribute('aria-valuenow', '26')
})

it('shows no progress once all are ready, and no choice if there is no other model', async () => {
  show({ ...embedding, models: [], done: 150 })
  expect(await screen.findByText('All 150 profiles are ready.')).toBeInTheDocument()
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(screen.queryByRole('combobox')).toBeNull()
})

it('selects another model', async () => {
  const Choose = vi.fn(() => ({ ...embedding, model: 'embeddinggemma', done: 0 }))
  const { user } = show(embedding, Choose)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Model' }), 'embeddinggemma')
  expect(Choose).toHaveBeenCalledExactlyOnceWith({ name: 'embeddinggemma' })
  expect(await screen.findByText(/0 of 150 profiles are ready\./)).toBeInTheDocument()
})

it('says why embedding stopped', async () => {
  show({ ...embedding, model: 'embeddinggemma', problem: { code: 'unavailable', message: 'The model is gone.', hint: 'Fetch it again.' } })
  expect(await screen.findByText('The model is gone. Fetch it again.')).toBeInTheDocument()
})
