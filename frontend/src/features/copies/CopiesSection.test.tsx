import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Copy } from '@/api/types'
import { fakeBackend, refusal } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { CopiesSection } from './CopiesSection'
import { NotOpened } from './NotOpened'

const daily: Copy = {
  name: 'kith-daily.db',
  reason: 'daily',
  at: '2026-11-20T10:00:00.000Z',
  size: 8_200_000,
  expires: '2026-12-20T10:00:00.000Z',
}

describe('CopiesSection', () => {
  it('makes a copy and says so', async () => {
    const make = vi.fn(() => daily)
    fakeBackend({ copies: { List: [], Make: make } })
    const { user } = renderAt('/', <CopiesSection />)
    expect(await screen.findByText('No copy yet')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Make a copy' }))
    expect(make).toHaveBeenCalledExactlyOnceWith({ elsewhere: false })
    expect(await screen.findByText('The copy is kith-daily.db')).toBeInTheDocument()
  })

  it('restores only once it was said what goes, and keeps the question where that failed', async () => {
    const restore = vi.fn(() => {
      throw refusal('damaged', 'The copy cannot be read; nothing was changed.')
    })
    fakeBackend({ copies: { List: [daily], Restore: restore } })
    const { user } = renderAt('/', <CopiesSection />)
    await user.click(await screen.findByRole('button', { name: /^Restore the copy of/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/What is there now is kept as one more copy/)).toBeInTheDocument()
    expect(dialog.getByText(/opted out, left or been erased since stay out/)).toBeInTheDocument()
    expect(restore).not.toHaveBeenCalled()
    await user.click(dialog.getByRole('button', { name: 'Put it in the place of everything' }))
    expect(restore).toHaveBeenCalledExactlyOnceWith({ name: 'kith-daily.db' })
    expect(await dialog.findByRole('alert')).toBeInTheDocument()
  })
})

describe('NotOpened', () => {
  const damaged = refusal('damaged', 'The data cannot be read.')
  const state = { open: false, code: 'damaged', message: '', hint: '', dir: '/kith', offered: true, newest: daily }

  it('offers the newest good copy', async () => {
    const restore = vi.fn(() => ({ kept: daily, remembered: false }))
    fakeBackend({ copies: { State: state, Restore: restore } })
    const { user } = renderAt('/', <NotOpened error={damaged} onRetry={() => undefined} />)
    await user.click(await screen.findByRole('button', { name: 'Go back to it…' }))
    expect(await screen.findByText(/What is there now cannot be read/)).toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: 'Put it in the place of everything' }))
    expect(restore).toHaveBeenCalledExactlyOnceWith({ name: 'kith-daily.db' })
    expect(await screen.findByText('What was decided since the copy could not be read.')).toBeInTheDocument()
  })

  it('offers none where there is none', async () => {
    fakeBackend({ copies: { State: { ...state, offered: false } } })
    renderAt('/', <NotOpened error={damaged} onRetry={() => undefined} />)
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Go back to it…' })).not.toBeInTheDocument()
  })
})
