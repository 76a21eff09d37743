import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { PastImport } from '@/api/types'
import { guild, backendError } from '../../../test/backend'
import { mockLayout } from '../../../test/layout'
import { importBackend, reasonOf, rowOf, summaryOf } from '../../../test/imports'
import { renderAt } from '../../../test/render'
import { fakeEvents } from '../../../test/stream'
import { ImportTab } from './ImportTab'

const past: PastImport = {
  import_id: 'spring',
  file: 'spring.csv',
  by: 'Amira',
  counts: { new: 12 },
  at: '2026-11-20T10:00:00.000Z',
  undone_at: '',
  undo_until: '2999-01-01T00:00:00.000Z',
}

const show = () => renderAt('/', <ImportTab organization={guild} />)

async function open() {
  const view = show()
  await view.user.click(await screen.findByRole('button', { name: 'Choose a file' }))
  await screen.findByRole('heading', { name: 'members.csv' })
  return view
}

describe('ImportTab', () => {
  mockLayout()

  it('imports a file step by step, and undoes the import', async () => {
    const calls = importBackend()
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    expect(calls.Preview).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', org_id: 'guild', consent: '' })
    expect(await screen.findByText('Boat builder')).toBeInTheDocument()
    expect(calls.Commit).not.toHaveBeenCalled()

    await user.click(screen.getByRole('button', { name: 'Import 2 people' }))
    expect(await screen.findByRole('heading', { name: '2 people were imported' })).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Undo this import' }))
    expect(calls.Undo).toHaveBeenCalledExactlyOnceWith({ import_id: 'now' })
    expect(await screen.findByText('The import is undone.')).toBeInTheDocument()
  })

  it('maps a column differently, and keeps the others', async () => {
    const calls = importBackend()
    const { user } = await open()
    await user.selectOptions(screen.getByLabelText('What “Shoe size” is imported as'), 'Skills')
    expect(calls.Map).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', fields: ['name', 'email', 'skills'] })
    await waitFor(() => expect(screen.getByLabelText('What “Shoe size” is imported as')).toHaveValue('skills'))
  })

  it('says why a mapping is invalid, and keeps the previous one', async () => {
    importBackend({
      Map: () => {
        throw backendError('invalid', 'No column tells who somebody is; the mapping stayed as it was.')
      },
    })
    const { user } = await open()
    await user.selectOptions(screen.getByLabelText('What “Who” is imported as'), 'Not used')
    expect(await screen.findByRole('alert')).toHaveTextContent('No column tells who somebody is')
    expect(screen.getByLabelText('What “Who” is imported as')).toHaveValue('name')
  })

  it('requires a statement where people agreed', async () => {
    const calls = importBackend()
    const { user } = await open()
    await user.click(screen.getByRole('radio', { name: 'They agreed: list them' }))
    expect(screen.getByRole('button', { name: 'Preview the import' })).toBeDisabled()
    await user.type(screen.getByLabelText('Where they agreed'), 'Spring fair')
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    expect(calls.Preview).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', org_id: 'guild', consent: 'Spring fair' })
  })

  it('filters the rows by outcome', async () => {
    importBackend()
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    await user.click(await screen.findByRole('button', { name: 'Not usable 1' }))
    const list = await screen.findByRole('region', { name: 'Rows' })
    expect(await within(list).findByText('There is neither a name nor an e-mail address.')).toBeInTheDocument()
    expect(within(list).queryByText('Ann')).not.toBeInTheDocument()
  })

  it('cannot import if nobody would change', async () => {
    importBackend({ Preview: () => summaryOf({ rejected: 1 }) })
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    expect(await screen.findByRole('button', { name: 'Import' })).toBeDisabled()
    expect(screen.getByText('There is nobody to import.')).toBeInTheDocument()
  })

  it('stays on the preview if importing fails', async () => {
    importBackend({
      Commit: () => {
        throw backendError('disk_full', '')
      },
    })
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Preview the import' }))
    await user.click(await screen.findByRole('button', { name: 'Import 2 people' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.')
    expect(screen.getByRole('button', { name: 'Import 2 people' })).toBeEnabled()
  })

  it('closes the file when another is chosen', async () => {
    const calls = importBackend()
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Another file' }))
    expect(calls.Close).toHaveBeenCalledExactlyOnceWith({ file_id: 'file' })
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeInTheDocument()
  })

  it('undoes an earlier import after confirmation, and says who is kept', async () => {
    const calls = importBackend({
      List: [past, { ...past, import_id: 'old', file: 'old.csv', undo_until: '2020-01-01T00:00:00.000Z' }],
      Undo: vi.fn(() => ({ removed: 11, restored: 0, withdrawn: 0, left: [rowOf(0, 'Bo', '', { reason: reasonOf('The entry was changed since.') })] })),
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Undo the import of spring.csv' }))
    expect(screen.queryByRole('button', { name: 'Undo the import of old.csv' })).not.toBeInTheDocument()
    expect(calls.Undo).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Undo this import' }))
    expect(calls.Undo).toHaveBeenCalledExactlyOnceWith({ import_id: 'spring' })
    expect(await screen.findByText('11 people were removed.', { exact: false })).toBeInTheDocument()
    expect(screen.getByText('1 person is kept')).toBeInTheDocument()
  })
  it('cancels the undo when its dialog is closed, and shows no old error for the next import', async () => {
    fakeEvents()
    let stop = (_: unknown) => undefined as void
    const cancel = vi.fn(() => stop(backendError('stopped', 'Stopped.')))
    importBackend({
      List: [past, { ...past, import_id: 'summer', file: 'summer.csv' }],
      Undo: () => new Promise((_, reject) => (stop = reject)),
      Cancel: cancel,
    })
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: 'Undo the import of spring.csv' }))
    await user.click(screen.getByRole('button', { name: 'Undo this import' }))
    await user.keyboard('{Escape}')
    expect(cancel).toHaveBeenCalledExactlyOnceWith({ file_id: 'spring' })
    await user.click(await screen.findByRole('button', { name: 'Undo the import of summer.csv' }))
    expect(screen.queryByText('Stopped.')).not.toBeInTheDocument()
  })
})
