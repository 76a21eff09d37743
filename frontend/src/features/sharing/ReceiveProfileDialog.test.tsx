import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { ProfileReceived } from '@/api/types'
import { fakeBackend, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { ReceiveProfileDialog } from './ReceiveProfileDialog'

const mia: ProfileReceived = {
  org_id: 'guild',
  name: 'Mia',
  email: 'mia@example.org',
  opted_in: false,
  new: false,
  proof: 'key',
  fingerprint: 'ab12 cd34',
  changes: [{ field: 'headline', before: 'Sailor', after: 'Welder' }],
}

const file = { name: 'Mia.kith-profile', path: '', content: 'bWlh' }

function show(answer: () => ProfileReceived) {
  const receive = vi.fn(answer)
  const close = vi.fn()
  fakeBackend({ directoryFiles: { ReceiveProfile: receive } })
  return { receive, close, ...renderAt('/', <ReceiveProfileDialog file={file} onClose={close} />) }
}

describe('ReceiveProfileDialog', () => {
  it('saves a profile with a proof, after showing the changes', async () => {
    const { user, receive, close } = show(() => mia)
    expect(await screen.findByText('Welder')).toBeInTheDocument()
    expect(screen.getByText(/do not want to be listed/)).toBeInTheDocument()
    expect(receive).toHaveBeenCalledExactlyOnceWith({ file: { path: '', content: 'bWlh' }, confirmed: false, dry_run: true })
    await user.click(screen.getByRole('button', { name: 'Save this profile' }))
    expect(receive).toHaveBeenLastCalledWith({ file: { path: '', content: 'bWlh' }, confirmed: false, dry_run: false })
    expect(close).toHaveBeenCalledOnce()
  })

  it('requires a confirmation for a profile without a proof', async () => {
    const { user, receive } = show(() => ({ ...mia, proof: '' }))
    expect(await screen.findByText('ab12 cd34')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Save this profile' })).toBeDisabled()
    await user.click(screen.getByRole('checkbox', { name: /Nothing in the file proves/ }))
    await user.click(screen.getByRole('button', { name: 'Save this profile' }))
    expect(receive).toHaveBeenLastCalledWith({ file: { path: '', content: 'bWlh' }, confirmed: true, dry_run: false })
  })

  it('says why a file cannot be saved', async () => {
    show(() => {
      throw backendError('conflict', 'The file is older than the last one; nothing was changed.')
    })
    expect(await screen.findByRole('alert')).toHaveTextContent('The file is older than the last one')
    expect(screen.getByRole('button', { name: 'Save this profile' })).toBeDisabled()
  })
})
