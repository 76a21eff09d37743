import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { ImportFile } from '@/api/types'
import { backendError, fakeBackend, guild } from '../../../test/backend'
import { members, summaryOf } from '../../../test/imports'
import { mockLayout } from '../../../test/layout'
import { renderAt } from '../../../test/render'
import { ImportTab } from './ImportTab'

const mailing: ImportFile = {
  ...members,
  columns: [...members.columns, { header: 'Mailing', field: '', reason: '', samples: ['yes', 'purple'] }],
  undecided: ['Mailing'],
}

/** A backend with a file, whose columns are decided about as soon as they are mapped. */
function backendWith(file: ImportFile, calls: Record<string, unknown> = {}) {
  const map = vi.fn(({ fields }: { fields: string[] }) => ({
    ...file,
    columns: file.columns.map((column, index) => ({ ...column, field: fields[index] ?? '' })),
    undecided: file.undecided.filter((header) => fields[file.columns.findIndex((column) => column.header === header)] === ''),
  }))
  fakeBackend({ imports: { Choose: file, List: [], Map: map, Close: vi.fn(), ...calls } })
  return map
}

async function open(file: ImportFile) {
  const view = renderAt('/', <ImportTab organization={guild} />)
  await view.user.click(await screen.findByRole('button', { name: 'Choose a file' }))
  await screen.findByRole('heading', { name: file.name })
  return view
}

const previewButton = () => screen.getByRole('button', { name: 'Preview the import' })

describe('columns that may be about consent', () => {
  it('stand first, and keep the preview back until they are decided about', async () => {
    const map = backendWith(mailing)
    const { user } = await open(mailing)
    expect(screen.getByRole('heading', { name: 'Decide about one column first' })).toBeInTheDocument()
    expect(screen.queryByLabelText('What “Mailing” is imported as')).not.toBeInTheDocument()
    expect(previewButton()).toBeDisabled()
    expect(previewButton()).toHaveAccessibleDescription('First say above what a yes in that column means.')
    expect(screen.getByRole('radiogroup', { name: 'Mailing What does a yes in this column mean?' })).toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'They said no to being listed' }))
    expect(map).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', fields: ['name', 'email', '', 'opt_out'] })
    await waitFor(() => expect(previewButton()).toBeEnabled())
    expect(screen.getByRole('radio', { name: 'They said no to being listed' })).toBeChecked()
  })

  it.each([
    ['They agreed to be listed', 'consent'],
    ['It is not about being listed', 'not_used'],
  ])('%s', async (answer, field) => {
    const map = backendWith(mailing)
    const { user } = await open(mailing)
    await user.click(screen.getByRole('radio', { name: answer }))
    expect(map).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', fields: ['name', 'email', '', field] })
  })

  it('can be answered with the keyboard alone', async () => {
    const map = backendWith(mailing)
    const { user } = await open(mailing)
    expect(screen.getByRole('heading', { name: mailing.name })).toHaveFocus()
    await user.tab() // the encoding
    await user.tab()
    await user.keyboard(' ')
    expect(map).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', fields: ['name', 'email', '', 'consent'] })
  })
})

describe('the columns', () => {
  it('have one choice for not being used, decided or not', async () => {
    const file = { ...members, columns: [...members.columns, { header: 'Decided', field: 'not_used', reason: 'organiser', samples: [] }] }
    backendWith(file)
    await open(file)
    for (const header of ['Shoe size', 'Decided']) {
      const select = screen.getByLabelText<HTMLSelectElement>(`What “${header}” is imported as`)
      expect(Array.from(select.options, ({ text }) => text).filter((text) => text === 'Not used')).toEqual(['Not used'])
      expect(select).toHaveDisplayValue('Not used')
    }
  })

  it('that are not used are named while they are hidden', async () => {
    const unused = Array.from({ length: 57 }, (_, index) => ({ header: `Question ${index}`, field: '', reason: '', samples: [] }))
    const file = { ...members, columns: [...members.columns.slice(0, 2), ...unused] }
    backendWith(file)
    const { user } = await open(file)
    expect(screen.getByText('Question 56')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Show 57 columns that are not used' }))
    expect(screen.getByLabelText('What “Question 56” is imported as')).toBeInTheDocument()
    expect(screen.getByLabelText('What “Question 0” is imported as')).toHaveFocus()
  })

  it('of cards have no table, but what is not used is named', async () => {
    const cards = { ...members, dialect: 'vcard', columns: [], ignored: ['PHOTO', 'X-ABADR'] }
    backendWith(cards)
    await open(cards)
    expect(screen.getByText(/Not used:/)).toHaveTextContent('Not used: PHOTO, X-ABADR')
    expect(screen.queryByRole('table')).not.toBeInTheDocument()
  })
})

describe('the encoding', () => {
  const czech = { ...members, encoding: 'windows-1250', encodings: ['utf-8', 'windows-1250', 'windows-1251'] }

  it('is shown in words, and another reads the samples again', async () => {
    const readAs = vi.fn(() => ({ ...czech, encoding: 'windows-1251', columns: [{ header: 'Имя', field: 'name', reason: 'header', samples: ['Анна'] }] }))
    backendWith(czech, { ReadAs: readAs })
    const { user } = await open(czech)
    expect(screen.getByLabelText('Read as')).toHaveDisplayValue('Central European (windows-1250)')
    await user.selectOptions(screen.getByLabelText('Read as'), 'Cyrillic (windows-1251)')
    expect(readAs).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', encoding: 'windows-1251' })
    expect(await screen.findByText('Анна')).toBeInTheDocument()
  })

  it('stays as it was if the file is not in the other one', async () => {
    backendWith(czech, {
      ReadAs: () => {
        throw backendError('invalid', 'The file is not in the encoding "utf-8".', 'Choose another encoding.')
      },
    })
    const { user } = await open(czech)
    await user.selectOptions(screen.getByLabelText('Read as'), 'Unicode (UTF-8)')
    expect(await screen.findByRole('alert')).toHaveTextContent('Choose another encoding.')
    expect(screen.getByText('The file is still read as before.')).toBeInTheDocument()
    expect(screen.getByLabelText('Read as')).toHaveValue('windows-1250')
  })

  it('is not asked of a workbook', async () => {
    const workbook = { ...members, encoding: '' }
    backendWith(workbook)
    await open(workbook)
    expect(screen.queryByLabelText('Read as')).not.toBeInTheDocument()
  })
})

it('offers the other sheets of a workbook', async () => {
  const workbook = { ...members, encoding: '', sheets: ['Notes', 'Members', 'Guests'], sheet: 1 }
  const chooseSheet = vi.fn(() => ({ ...workbook, sheet: 2, rows: 40 }))
  backendWith(workbook, { ChooseSheet: chooseSheet })
  const { user } = await open(workbook)
  expect(screen.getByLabelText('Sheet')).toHaveDisplayValue('Members')
  await user.selectOptions(screen.getByLabelText('Sheet'), 'Guests')
  expect(chooseSheet).toHaveBeenCalledExactlyOnceWith({ file_id: 'file', sheet: 2 })
  expect(await screen.findByText(/40 people/)).toBeInTheDocument()
})

describe('opening a file', () => {
  it('says what to do with a file that cannot be read', async () => {
    backendWith(members, {
      Choose: () => {
        throw backendError('invalid', 'The file is in the format PDF, which cannot be read.', 'Save the list as .xlsx or CSV.')
      },
    })
    const { user } = renderAt('/', <ImportTab organization={guild} />)
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Save the list as .xlsx or CSV.')
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeEnabled()
  })

  it('can be cancelled; a file that is opened all the same is closed', async () => {
    let opened = (_: ImportFile) => undefined as void
    const close = vi.fn()
    backendWith(members, { Choose: () => new Promise<ImportFile>((resolve) => (opened = resolve)), Close: close })
    const { user } = renderAt('/', <ImportTab organization={guild} />)
    await user.click(await screen.findByRole('button', { name: 'Choose a file' }))
    expect(await screen.findByRole('status')).toHaveTextContent('Opening the file…')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    opened(members)
    await waitFor(() => expect(close).toHaveBeenCalledExactlyOnceWith({ file_id: 'file' }))
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeInTheDocument()
  })
})

describe('a file without names', () => {
  mockLayout()

  it('leads to inviting, in one click', async () => {
    const addresses = { ...members, nameless: 2, columns: [{ header: 'Column 1', field: 'email', reason: 'content', samples: ['ann@example.org'] }] }
    backendWith(addresses, { Addresses: ({ of }: { of: string }) => (of === 'nameless' ? ['ann@example.org', 'bo@example.org'] : []) })
    const { user, router } = await open(addresses)
    expect(previewButton()).toBeDisabled()
    await user.click(screen.getByRole('button', { name: 'Invite 2 people…' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/organizations/guild/invitations'))
    expect(router.state.location.state).toEqual({ emails: ['ann@example.org', 'bo@example.org'] })
  })

  it('in part is imported, and offers to invite the others', async () => {
    const some = { ...members, nameless: 1 }
    backendWith(some, { Preview: summaryOf({ new: 1, rejected: 1 }), Rows: { total: 0, rows: [] } })
    const { user } = await open(some)
    await user.click(previewButton())
    expect(await screen.findByRole('button', { name: 'Invite 1 person…' })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Import 1 person' })).toBeEnabled()
  })
})

it('says that a file with nobody cannot be previewed', async () => {
  const empty = { ...members, rows: 0 }
  backendWith(empty)
  await open(empty)
  expect(previewButton()).toBeDisabled()
  expect(screen.getByText('There is nobody in this file.')).toBeInTheDocument()
})
