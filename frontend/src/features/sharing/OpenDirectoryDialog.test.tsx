import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { DirectoryOpened } from '@/api/types'
import { fakeBackend, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { OpenDirectoryDialog } from './OpenDirectoryDialog'

const opened: DirectoryOpened = {
  org_id: 'guild',
  name: 'Boat Guild',
  made_at: '2026-11-20T10:00:00.000Z',
  fingerprint: 'ab12 cd34',
  first: true,
  people: 12,
  added: 12,
  updated: 0,
  removed: 0,
}

const file = { name: 'Guild.kith-directory', path: '/home/ann/Guild.kith-directory', content: '' }

function show(answer: (request: { dry_run: boolean; passphrase: string }) => DirectoryOpened) {
  const open = vi.fn(answer)
  const close = vi.fn()
  fakeBackend({ directoryFiles: { Open: open } })
  return { open, close, ...renderAt('/', <OpenDirectoryDialog file={file} onClose={close} />) }
}

describe('OpenDirectoryDialog', () => {
  it('previews the changes, and shows the fingerprint of a new key', async () => {
    const { user, open, close, router } = show(() => opened)
    await user.type(screen.getByLabelText('Code or passphrase'), 'four words about boats')
    await user.click(screen.getByRole('button', { name: 'Preview' }))
    expect(await screen.findByText('ab12 cd34')).toBeInTheDocument()
    const request = { file: { path: file.path, content: '' }, passphrase: 'four words about boats' }
    expect(open).toHaveBeenCalledExactlyOnceWith({ ...request, dry_run: true })

    await user.click(screen.getByRole('button', { name: 'Add this directory' }))
    expect(open).toHaveBeenLastCalledWith({ ...request, dry_run: false })
    expect(close).toHaveBeenCalledOnce()
    expect(router.state.location.pathname).toBe('/organizations/guild')
  })

  it('previews removals of a newer file, whose key is known', async () => {
    const { user } = show(() => ({ ...opened, first: false, added: 0, removed: 1 }))
    await user.type(screen.getByLabelText('Code or passphrase'), 'words{Enter}')
    expect(await screen.findByText(/1 is no longer listed and will be removed/)).toBeInTheDocument()
    expect(screen.queryByText('ab12 cd34')).not.toBeInTheDocument()
  })

  it('can be tried again after a wrong passphrase', async () => {
    const { user, open } = show(({ passphrase }) => {
      if (passphrase === 'right') return opened
      throw backendError('forbidden', 'This does not open the file; nothing was changed.')
    })
    await user.type(screen.getByLabelText('Code or passphrase'), 'wrong{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('This does not open the file')
    await user.clear(screen.getByLabelText('Code or passphrase'))
    await user.type(screen.getByLabelText('Code or passphrase'), 'right{Enter}')
    expect(await screen.findByRole('button', { name: 'Add this directory' })).toBeInTheDocument()
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    expect(open).not.toHaveBeenCalledWith(expect.objectContaining({ dry_run: false }))
  })
})
