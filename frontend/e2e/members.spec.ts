import { expect, test, type Page } from '@playwright/test'
import { Kith } from './kith'
import { open } from './page'

/** An organiser with imported people, two of whom are one person. */
test.describe.configure({ mode: 'serial' })

const kith = new Kith()
const people = Array.from({ length: 12 }, (_, index) => `Person ${index},person${index}@example.org,Sailor,`)
const file = ['Name,Email,Headline,Company', 'Bob Reed,bob@example.org,Rigger,', 'Robert Reed,robert@example.org,Master rigger,Harbor Yard', ...people]

test.beforeAll(async () => {
  kith.command('demo')
  kith.command('org', 'create', 'Harbor Guild')
  kith.command('import', kith.file('people.csv', file.join('\n')), '--org', 'Harbor Guild', '--consent', 'said so')
  await kith.start()
})

test.afterAll(async () => {
  await kith.stop()
  kith.remove()
})

async function openMembers(page: Page, count: number) {
  await open(page, kith.url)
  const [org] = kith.rows("SELECT org_id FROM organizations WHERE name = 'Harbor Guild'")
  await page.goto(`${kith.url}/#/organizations/${String(org?.['org_id'])}/members`)
  await expect(page.getByText(`${count} members`)).toBeVisible()
}

test('two entries are merged, and the merge is undone after a restart', async ({ page }) => {
  await openMembers(page, 15)
  await page.getByRole('searchbox').fill('reed')
  await expect(page.getByText('2 members')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select Bob Reed' }).click()
  await page.getByRole('checkbox', { name: 'Select Robert Reed' }).click()
  await page.getByRole('button', { name: 'Merge…' }).click()
  await page.getByRole('radio', { name: 'Master rigger' }).check()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByText('1 member', { exact: true })).toBeVisible()

  await kith.restart()
  await openMembers(page, 14)
  await page.getByRole('button', { name: /^Bob Reed/ }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('Master rigger')).toBeVisible()
  await expect(sheet.getByText(/^Robert Reed was merged into this entry/)).toBeVisible()
  await sheet.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone: everything is as before.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('15 members')).toBeVisible()
})

test('many members are removed after a question, and restored later', async ({ page }) => {
  await openMembers(page, 15)
  await page.getByRole('searchbox').fill('Person')
  await page.getByRole('button', { name: 'Select all 12' }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove 12 members?' })
  await expect(dialog.getByText('and 7 more')).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove 12 members' }).click()
  await page.getByText('Recently removed: 12').click()
  await page.reload()
  await page.getByText('Recently removed: 12').click()
  await page.getByRole('button', { name: 'Restore all 12' }).click()
  await expect(page.getByText('15 members')).toBeVisible()
  await expect(page.getByText(/Recently removed/)).toBeHidden()
})
