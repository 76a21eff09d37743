import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { guild } from '../../../test/backend'
import { importBackend, reasonOf, summary, summaryOf } from '../../../test/imports'
import { mockLayout } from '../../../test/layout'
import { renderAt } from '../../../test/render'
import { ImportTab } from './ImportTab'

async function open() {
  const view = renderAt('/', <ImportTab organization={guild} />)
  await view.user.click(await screen.findByRole('button', { name: 'Choose a file' }))
  await screen.findByRole('heading', { name: 'members.csv' })
  return view
}

describe('the preview', () => {
  mockLayout()

  it('shows changes in words', async () => {
    importBackend()
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    const changeOf = (field: string) => screen.getByText(field).nextElementSibling
    expect(await screen.findByText('Headline')).toBeInTheDocument()
    expect(changeOf('Skills')).toHaveTextContent(/^knots\s*knots, sails$/)
    expect(changeOf('Listed')).toHaveTextContent(/^Yes\s*No$/)
    expect(screen.queryByText(/true|false/)).not.toBeInTheDocument()
  })

  it('names a row of which nothing is known, and filters by what was left out and who is not listed', async () => {
    importBackend()
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    const list = await screen.findByRole('region', { name: 'Rows' })
    expect(await within(list).findByText('No name and no address')).toBeInTheDocument()
    for (const filter of ['Something left out 1', 'Not listed 1']) {
      await user.click(screen.getByRole('button', { name: filter }))
      const shown = await screen.findByRole('region', { name: 'Rows' })
      expect(await within(shown).findByText('The website “-” is no address; it was left out.')).toBeInTheDocument()
      expect(within(shown).getByText('The file says no to being listed.')).toBeInTheDocument()
      expect(within(shown).queryByText('Ann')).not.toBeInTheDocument()
    }
  })

  it('counts who is listed, why others are not, and groups answers that nobody can read', async () => {
    const notes = [{ note: reasonOf('The word “purple” under Consent is neither yes nor no: this file does not list them.'), rows: 3 }]
    importBackend({ Preview: () => summaryOf({ new: 9 }, { listed: 4, unlisted: { unsaid: 1, refused: 1, unreadable: 3 }, notes, noted: 3 }) })
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    expect(await screen.findByText('4 people can be found by others.')).toBeInTheDocument()
    for (const reason of ['1 is not listed: nobody said that they agreed.', '1 is not listed: the file says no.', '3 are not listed: the file does not clearly say yes.']) {
      expect(screen.getByText(reason)).toBeInTheDocument()
    }
    const grouped = screen.getByRole('region', { name: 'Answers that do not list anybody' })
    expect(grouped).toHaveTextContent('3 people: The word “purple” under Consent is neither yes nor no')
    expect(screen.getByRole('button', { name: 'Not listed 5' })).toBeInTheDocument()
  })

  it('remembers who said no, even if nobody is added or changed', async () => {
    const calls = importBackend({ Preview: () => summaryOf({ unchanged: 1 }, { unlisted: { refused: 1 } }) })
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    expect(await screen.findByText('Nobody is added or changed; Kith remembers who said no.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Import' }))
    expect(calls.Commit).toHaveBeenCalledOnce()
  })

  it('offers to invite people who came in unlisted, unless they said no', async () => {
    importBackend({
      Commit: () => ({ ...summary, import_id: 'now', unlisted: { unsaid: 1, refused: 1 }, to_invite: 1 }),
      Addresses: ({ of }: { of: string }) => (of === 'unlisted' ? ['ann@example.org'] : []),
    })
    const { user, router } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    await user.click(await screen.findByRole('button', { name: 'Import 2 people' }))
    expect(await screen.findByRole('heading', { name: '2 people were imported' })).toHaveFocus()
    await user.click(screen.getByRole('button', { name: 'Invite 1 person…' }))
    await waitFor(() => expect(router.state.location.state).toEqual({ emails: ['ann@example.org'] }))
  })
})
