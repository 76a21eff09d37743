import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { Me } from '@/api/types'
import { amira, fakeBackend, backendError, signedUp, freshInstallation } from '../../../test/backend'
import { renderAt } from '../../../test/render'
import { SetupDialog } from './SetupDialog'

const field = (name: string) => screen.findByRole('textbox', { name })
const press = (name: string) => screen.getByRole('button', { name })
const OpenFile = ({ onOpened }: { onOpened: () => void }) => <button onClick={onOpened}>Open it</button>

describe('signing up with a code', () => {
  const code = 'ten words from a list'
  const invitation = { org_id: 'boats', organization: 'Boat Builders', email: 'zoe@example.org', invited_by: 'Bo' }

  async function open(calls: Record<string, unknown>) {
    const Redeem = vi.fn(() => ({ org_id: 'boats', name: 'Boat Builders' }))
    let start = freshInstallation
    const SignUp = vi.fn(({ name, email }: { name: string; email: string }): Me => {
      start = { ...signedUp, me: { ...amira, name, email } }
      return start.me
    })
    fakeBackend({ setup: { Start: () => start, SignUp }, invitations: { LookUp: invitation, Redeem, ...calls } })
    const { user } = renderAt('/chat', <SetupDialog start={start} somebodyElse OpenFile={OpenFile} onClose={vi.fn<() => void>()} />)
    await user.clear(await field('Name'))
    await user.keyboard('Zoë')
    await user.click(press('I have a code'))
    await user.type(await field('Code or link'), code)
    await user.click(press('Next'))
    return { SignUp, Redeem, user }
  }

  it('joins the organization with the address of the invitation', async () => {
    const { SignUp, Redeem, user } = await open({})
    expect(await screen.findByText('Bo invited you to Boat Builders.')).toBeInTheDocument()
    expect(await field('Name')).toHaveValue('Zoë')
    expect(await field('E-mail')).toHaveAttribute('readonly')
    await user.click(press('Next'))
    expect(await field('Headline')).toHaveFocus()
    expect(SignUp).toHaveBeenCalledWith({ name: 'Zoë', email: 'zoe@example.org' })
    expect(Redeem).toHaveBeenCalledExactlyOnceWith({ code })
    expect(await screen.findByText('You belong to Boat Builders now.')).toBeInTheDocument()
  })

  it('says what is wrong with the code, and keeps what was typed', async () => {
    const LookUp = () => {
      throw backendError('invalid', 'An invitation code has 10 words; this one has 5.', 'Copy all of it.')
    }
    const { user } = await open({ LookUp })
    expect(await screen.findByRole('alert')).toHaveTextContent(/this one has 5\..*Copy all of it\./)
    expect(await field('Code or link')).toHaveValue(code)
    await user.click(press('Back'))
    expect(await field('Name')).toHaveValue('Zoë')
    expect(await field('E-mail')).not.toHaveAttribute('readonly')
  })

  it('signs up once if joining fails, and can continue without joining', async () => {
    const Redeem = vi.fn(() => {
      throw backendError('not_found', 'It was taken back meanwhile.')
    })
    const { SignUp, user } = await open({ Redeem })
    await screen.findByText('Bo invited you to Boat Builders.')
    await user.click(press('Next'))
    expect(await screen.findByRole('alert')).toHaveTextContent('It was taken back meanwhile.')
    await user.click(press('Try to join again'))
    expect(SignUp).toHaveBeenCalledOnce()
    await waitFor(() => expect(Redeem).toHaveBeenCalledTimes(2))
    await user.click(await screen.findByRole('button', { name: 'Continue without joining' }))
    expect(await field('Headline')).toHaveFocus()
  })

  it('offers to open a directory file after signing up, if the code is unknown on this computer', async () => {
    const LookUp = () => {
      throw backendError('not_found', 'No invitation on this machine has this code.')
    }
    const { SignUp, user } = await open({ LookUp })
    await user.click(await screen.findByRole('button', { name: 'I have a directory file' }))
    expect(await screen.findByRole('status')).toHaveTextContent('Say who you are, then you open the file.')
    await user.clear(await field('Name'))
    await user.type(await field('Name'), 'Zoë')
    await user.type(await field('E-mail'), 'zoe@example.org')
    await user.click(press('Next'))
    expect(await screen.findByText('Open your directory file')).toBeInTheDocument()
    expect(SignUp).toHaveBeenCalledOnce()
    await user.click(press('Open it'))
    expect(await field('Headline')).toBeInTheDocument()
  })
})
