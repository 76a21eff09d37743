import { screen, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { fakeBackend, backendError } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { OptOut } from './OptOut'

it('asks before it records an opt-out, and says what went wrong', async () => {
  const optOut = vi.fn(() => ({ changed: 1 }))
  optOut.mockImplementationOnce(() => {
    throw backendError('conflict', 'Bo Li decides that.')
  })
  fakeBackend({ members: { OptOut: optOut } })
  const { user } = renderAt('/', <OptOut orgId="guild" userId="u1" name="Bo Li" />)
  await user.click(screen.getByRole('button', { name: 'Said no to being listed…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Bo Li said no to being listed?' })
  expect(optOut).not.toHaveBeenCalled()
  await user.click(within(dialog).getByRole('button', { name: 'Never list them' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Bo Li decides that.')
  await user.click(within(dialog).getByRole('button', { name: 'Never list them' }))
  expect(optOut).toHaveBeenLastCalledWith({ org_id: 'guild', user_ids: ['u1'] })
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})
