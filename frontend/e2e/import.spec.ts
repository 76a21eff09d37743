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
;;;39
Rosa Steady;rosa@example.org;boat building;38
`

const imported = () => kith.rows("SELECT name FROM users WHERE origin = 'import' AND deleted_at IS NULL ORDER BY name").map(({ name }) => name)

/** Drops the file on the import page of an organization. */
async function dropFile(page: Page) {
  await open(page, kith.url)
  await page.getByRole('link', { name: 'Organizations' }).click()
  await page.getByRole('link', { name: 'Nexus Maine' }).click()
  await page.getByRole('link', { name: 'Import' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible()
  await drop(page, 'fair.csv', file)
  await expect(page.getByRole('heading', { name: 'fair.csv' })).toBeVisible()
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
  await expect(page.getByRole('button', { name: 'New 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Twice in the file 1' }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText('The same person stands in line 3.')
  await page.getByRole('button', { name: /^Not usable/ }).click()
  await expect(page.getByRole('region', { name: 'Rows' })).toContainText('Line 5')
  await expectAccessible(page)
  expect(imported()).toEqual([])

  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await expect(page.getByRole('heading', { name: '2 people were imported' })).toBeVisible()
  expect(imported()).toEqual(['Pavel Tester', 'Rosa Steady'])

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
  await expect(page.getByText('2 people were removed.')).toBeVisible()
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
  await page.getByRole('button', { name: 'Import 2 people' }).click()
  await expect(page.getByRole('heading', { name: '2 people were imported' })).toBeVisible()
  expect(kith.command('find', 'Rosa Steady boat building')).toContain('Rosa Steady')
})

test('an unreadable file is rejected, and nothing changes', async ({ page }) => {
  await open(page, kith.url)
  await drop(page, 'picture.csv', '\u0000\u0001\u0002')
  await expect(page.getByText(/^(The file|No row)/)).toBeVisible()
  expect(imported()).toEqual(['Pavel Tester', 'Rosa Steady'])
})
