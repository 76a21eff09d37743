import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Backup } from '@/api/types'
import { fakeBackend, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { BackupsSection } from './BackupsSection'
import { DataNotOpened } from './DataNotOpened'

const daily: Backup = {
  name: 'kith-daily.db',
  reason: 'daily',
  at: '2026-11-20T10:00:00.000Z',
  size: 8_200_000,
  expires: '2026-12-20T10:00:00.000Z',
}

describe('BackupsSection', () => {
  it('makes a backup and says so', async () => {
    const make = vi.fn(() => daily)
    fakeBackend({ backups: { List: [], Make: make } })
    const { user } = renderAt('/', <BackupsSection />)
    expect(await screen.findByText('No backups yet')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Back up now' }))
    expect(make).toHaveBeenCalledExactlyOnceWith({ elsewhere: false })
    expect(await screen.findByText('The backup is kith-daily.db')).toBeInTheDocument()
  })

  it('asks for confirmation before restoring, and keeps the dialog open if it fails', async () => {
    const restore = vi.fn(() => {
      throw backendError('damaged', 'The backup cannot be read; nothing was changed.')
    })
    fakeBackend({ backups: { List: [daily], Restore: restore } })
    const { user } = renderAt('/', <BackupsSection />)
    await user.click(await screen.findByRole('button', { name: /^Restore the backup:/ }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/Today’s data is kept as another backup/)).toBeInTheDocument()
    expect(dialog.getByText(/opted out, left or been erased since stay out/)).toBeInTheDocument()
    expect(restore).not.toHaveBeenCalled()
    await user.click(dialog.getByRole('button', { name: 'Restore' }))
    expect(restore).toHaveBeenCalledExactlyOnceWith({ name: 'kith-daily.db' })
    expect(await dialog.findByRole('alert')).toBeInTheDocument()
  })
})

describe('DataNotOpened', () => {
  const damaged = backendError('damaged', 'The data cannot be read.')
  const state = { open: false, code: 'damaged', message: '', hint: '', dir: '/kith', offered: true, newest: daily }

  it('offers the newest usable backup', async () => {
    const restore = vi.fn(() => ({ kept: daily, remembered: false }))
    fakeBackend({ backups: { State: state, Restore: restore } })
    const { user } = renderAt('/', <DataNotOpened error={damaged} onRetry={() => undefined} />)
    await user.click(await screen.findByRole('button', { name: 'Restore it…' }))
    expect(await screen.findByText(/Today’s data cannot be read/)).toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: 'Restore' }))
    expect(restore).toHaveBeenCalledExactlyOnceWith({ name: 'kith-daily.db' })
    expect(await screen.findByText('What people decided since this backup could not be read.')).toBeInTheDocument()
  })

  it('offers none if there is none', async () => {
    fakeBackend({ backups: { State: { ...state, offered: false } } })
    renderAt('/', <DataNotOpened error={damaged} onRetry={() => undefined} />)
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Restore it…' })).not.toBeInTheDocument()
  })
})
