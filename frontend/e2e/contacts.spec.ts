import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { saveTo } from './dialog'
import { askToTheEnd, card, open } from './page'
import { runKith } from './kith'

const kith = runKith(['demo'])
const ingrid = 'Ingrid Haskell'

/** The stored contact of Ingrid. */
const stored = () =>
  kith.rows(`
    SELECT s.reason, s.chat_session_id, s.email_clicked, s.linkedin_clicked
    FROM saved_contacts s JOIN users u ON u.user_id = s.saved_profile_id WHERE u.name = '${ingrid}' AND s.deleted_at IS NULL`)[0]

test.beforeEach(async ({ page }) => {
  kith.setDesktopOpens(true)
  await open(page, kith.url)
  await askToTheEnd(page, 'Who can help me repair a wooden boat?')
})

test('the heart saves a contact, and removing it can be undone', async ({ page }) => {
  await card(page, ingrid).getByRole('button', { name: `Save ${ingrid}` }).click()
  const saved = card(page, ingrid).getByRole('button', { name: `Remove ${ingrid} from saved contacts` })
  await expect(saved).toHaveAttribute('aria-pressed', 'true')
  expect(stored()).toMatchObject({
    reason: expect.stringContaining('wooden boat'),
    chat_session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email_clicked: 0,
    linkedin_clicked: 0,
  })

  await saved.click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(saved).toBeVisible()
  expect(stored()).toBeDefined()
})

test('e-mail opens the mail program with the draft, and is recorded', async ({ page }) => {
  await card(page, ingrid).getByRole('button', { name: `Write an introduction to ${ingrid}` }).click()
  await page.getByLabel('Subject').fill('A plank & a question')
  await page.getByRole('button', { name: 'Open in mail program' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(kith.opened.at(-1)).toMatch(/^mailto:[^?]+@example\.org\?subject=A%20plank%20%26%20a%20question&body=/)
  expect(stored()).toMatchObject({ email_clicked: 1 })
})

test('LinkedIn opens the browser, and is recorded', async ({ page }) => {
  await card(page, ingrid).getByRole('button', { name: `LinkedIn of ${ingrid}` }).click()
  await expect.poll(() => kith.opened.at(-1)).toMatch(/^https:\/\//)
  await expect.poll(stored).toMatchObject({ linkedin_clicked: 1 })
})

test('if the system opens nothing, the address can be copied', async ({ page }) => {
  kith.setDesktopOpens(false)
  await card(page, ingrid).getByRole('button', { name: `Write an introduction to ${ingrid}` }).click()
  await page.getByRole('button', { name: 'Open in mail program' }).click()
  await expect(page.getByRole('dialog')).toContainText('No mail program opened.')
  await expect(page.getByLabel('Address')).toHaveValue('ingrid.haskell@example.org')
})

test('saved contacts and the account export are saved to files', async ({ page }) => {
  if (stored() === undefined) await card(page, ingrid).getByRole('button', { name: `Save ${ingrid}` }).click()
  const contacts = kith.path('contacts.vcf')
  await page.getByRole('link', { name: 'Saved' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'For an address book (vCard)' }).click()
  await saveTo(page, contacts, /^1 contact was written to/m)
  expect(readFileSync(contacts, 'utf8')).toContain(`FN:${ingrid}`)

  const accountExport = kith.path('account.json')
  await page.goto(`${kith.url}/#/settings/account`)
  await page.getByRole('button', { name: 'Export everything about me' }).click()
  await saveTo(page, accountExport, `Your data is in ${accountExport}`)
  expect(readFileSync(accountExport, 'utf8')).toContain('Who can help me repair a wooden boat?')
})
