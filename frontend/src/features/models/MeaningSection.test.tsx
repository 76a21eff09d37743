import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeBackend } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { MeaningSection } from './MeaningSection'

const reading = { model: '', models: ['embeddinggemma'], done: 40, total: 150, problem: null }

function show(state: object, Choose = vi.fn()) {
  fakeBackend({ meaning: { State: state, Choose } })
  return renderAt('/', <MeaningSection />)
}

it('tells how many profiles are read', async () => {
  show(reading)
  expect(await screen.findByText(/40 of 150 profiles are ready\./)).toBeInTheDocument()
  expect(screen.getByRole('progressbar', { name: 'Search by meaning' })).toHaveAttribute('aria-valuenow', '26')
})

it('is quiet once all are read, and offers no choice where there is none', async () => {
  show({ ...reading, models: [], done: 150 })
  expect(await screen.findByText('All 150 profiles are ready.')).toBeInTheDocument()
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(screen.queryByRole('combobox')).toBeNull()
})

it('lets another model read', async () => {
  const Choose = vi.fn(() => ({ ...reading, model: 'embeddinggemma', done: 0 }))
  const { user } = show(reading, Choose)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Model' }), 'embeddinggemma')
  expect(Choose).toHaveBeenCalledExactlyOnceWith({ name: 'embeddinggemma' })
  expect(await screen.findByText(/0 of 150 profiles are ready\./)).toBeInTheDocument()
})

it('says why it does not go on', async () => {
  show({ ...reading, model: 'embeddinggemma', problem: { code: 'unavailable', message: 'The model is gone.', hint: 'Fetch it again.' } })
  expect(await screen.findByText('The model is gone. Fetch it again.')).toBeInTheDocument()
})
