import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { saveTo } from './dialog'
import { drop } from './drop'
import { open } from './page'
import { runKith } from './kith'

/** An organiser imports a file with problems. */
test.describe.configure({ mode: 'serial' })

const kith = runKith(['demo'])

const file = `Sign-ups of the spring fair;;;
Who;Mail;What I do;Shoe size
Pavel Tester;pavel@example.org;beekeeping;44
Pavel again;PAVEL@example.org;beekeeping;44
Quinn Ready;not an address;carpentry;40
;not an address;knitting;39
Rosa Steady;rosa@example.org;boat building;38
`

const imported = () => kith.rows("SELECT name FROM users WHERE origin = 'import' AND deleted_at IS NULL ORDER BY name").map(({ name }) => name)

/** Drops a file on the import page of an organization. */
async function dropFile(page: Page, name = 'fair.csv', content: string | Buffer = file) {
  await open(page, kith.url)
  await page.getByRole('link', { name: 'Organizations' }).click()
  await page.getByRole('link', { name: 'Nexus Maine' }).click()
  await page.getByRole('link', { name: 'Import' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await drop(page, name, content)
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

const columnSelect = (page: Page, header: string) => page.getByLabel(`What “${header}” is imported as`)

test('a dropped file is recognized, its mapping corrected, its problems shown', async ({ page }) => {
  await dropFile(page)
  await expect(columnSelect(page, 'Mail')).toHaveValue('email')
  await columnSelect(page, 'Who').selectOption('name')
  await columnSelect(page, 'What I do').selectOption('skills')
  await expect(columnSelect(page, 'What I do')).toHaveValue('skills')
  await page.getByRole('radio', { name: 'They agreed: list them' }).click()
  await page.getByLabel('Where they agreed').fill('Sign-up sheet of the spring fair')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Preview the import' }).click()
  await expect(page.getByRole('button', { name: 'New 3' })).toBeVisible()
  await page.getByRole('button', { name: 'Twice in the file 1' }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText('The same person stands in line 3.')
  await page.getByRole('button', { name: /^Not usable/ }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText('Line 6')
  await page.getByRole('button', { name: 'Something left out 1' }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText('Quinn Ready')
  await expectAccessible(page)
  expect(imported()).toEqual([])

  await page.getByRole('button', { name: 'Import 3 people' }).click()
  await expect(page.getByRole('heading', { name: '3 people were imported' })).toBeVisible()
  expect(imported()).toEqual(['Pavel Tester', 'Quinn Ready', 'Rosa Steady'])

  const report = kith.path('report.csv')
  await page.getByRole('button', { name: 'Save the report' }).click()
  await page.getByRole('menuitem', { name: 'As a table (CSV)' }).click()
  await saveTo(page, report, `The report is in ${report}.`)
  expect(readFileSync(report, 'utf8')).toContain('Pavel again,pavel@example.org,duplicate,The same person stands in line 3.')
})

test('the import is undone', async ({ page }) => {
  await open(page, kith.url)
  await page.getByRole('link', { name: 'Organizations' }).click()
  await page.getByRole('link', { name: 'Nexus Maine' }).click()
  await page.getByRole('link', { name: 'Import' }).click()
  await page.getByRole('button', { name: 'Undo the import of fair.csv' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await expect(page.getByText('3 people were removed.')).toBeVisible()
  await expect(page.getByText(/^Undone on/)).toBeVisible()
  expect(imported()).toEqual([])
})

test('the mapping is remembered for the next import, and its people are found', async ({ page }) => {
  await dropFile(page)
  await expect(page.getByText('as you chose for such a file before')).toBeVisible()
  await expect(columnSelect(page, 'What I do')).toHaveValue('skills')
  await page.getByRole('radio', { name: 'They agreed: list them' }).click()
  await page.getByLabel('Where they agreed').fill('Sign-up sheet of the spring fair')
  await page.getByRole('button', { name: 'Preview the import' }).click()
  await page.getByRole('button', { name: 'Import 3 people' }).click()
  await expect(page.getByRole('heading', { name: '3 people were imported' })).toBeVisible()
  expect(kith.command('find', 'Rosa Steady boat building')).toContain('Rosa Steady')
})

test('an unreadable file is rejected, and nothing changes', async ({ page }) => {
  await open(page, kith.url)
  await drop(page, 'picture.csv', '\u0000\u0001\u0002')
  await expect(page.getByText(/^(The file|No row)/)).toBeVisible()
  expect(imported()).toEqual(['Pavel Tester', 'Quinn Ready', 'Rosa Steady'])
})

test('a workbook is read from the sheet with people, and nobody is listed who did not agree', async ({ page }) => {
  await dropFile(page, 'workbook.xlsx', readFileSync(new URL('../../backend/interchange/testdata/workbook.xlsx', import.meta.url)))
  await expect(page.getByLabel('Sheet')).toContainText('Members')
  await page.getByLabel('Sheet').selectOption('Read me')
  await expect(page.getByText('The file is still read as before.')).toBeVisible()
  await page.getByRole('button', { name: 'Preview the import' }).click()
  await expect(page.getByText('1 person can be found by others.')).toBeVisible()
  await page.getByRole('button', { name: /^Not listed/ }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).not.toContainText('Zoë Ödegård')
  await expectAccessible(page)
})

test('a column that may be about consent is asked about with the keyboard, before anything is previewed', async ({ page }) => {
  await dropFile(page, 'signup.csv', 'Name,Email,Photo consent\nTess Asked,tess@example.org,yes\nUri Asked,uri@example.org,no\n,vera@example.org,yes\n')
  const preview = page.getByRole('button', { name: 'Preview the import' })
  await expect(preview).toBeDisabled()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'They agreed to be listed' }).press('Space')
  await page.getByRole('radio', { name: 'They agreed to be listed' }).press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'They said no to being listed' })).toBeChecked()
  await expect(preview).toBeEnabled()
  await preview.press('Enter')
  await expect(page.getByText('1 is not listed: the file says no.')).toBeVisible()
  await page.getByRole('button', { name: 'Import 2 people' }).press('Enter')
  await expect(page.getByRole('heading', { name: '2 people were imported' })).toBeFocused()
  await expectAccessible(page)
  // Who has an address and no name is invited instead.
  await page.getByRole('button', { name: 'Invite 1 person…' }).last().click()
  await expect(page.getByLabel('People to invite')).toHaveValue('vera@example.org')
  await expectAccessible(page)
})
