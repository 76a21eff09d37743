import { expect, test } from '@playwright/test'
import { askToTheEnd, card, open } from './page'
import { useKith } from './kith'

const kith = useKith(['demo'])
const ingrid = 'Ingrid Haskell'

interface Contact {
  name: string
  email_clicked: boolean
  linkedin_clicked: boolean
}

const exported = () =>
  (JSON.parse(kith.command('export', 'contacts', '--format', 'json')) as Contact[]).find(({ name }) => name === ingrid)

test.beforeEach(async ({ page }) => {
  kith.systemOpens(true)
  await open(page, kith.url)
  await askToTheEnd(page, 'Who can help me repair a wooden boat?')
})

test('the heart saves, and un-saving has undo', async ({ page }) => {
  await card(page, ingrid).getByRole('button', { name: `Save ${ingrid}` }).click()
  const saved = card(page, ingrid).getByRole('button', { name: `Remove ${ingrid} from saved contacts` })
  await expect(saved).toHaveAttribute('aria-pressed', 'true')
  expect(exported()).toMatchObject({ email_clicked: false, linkedin_clicked: false })

  await saved.click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(saved).toBeVisible()
  expect(exported()).toBeDefined()
})

test('e-mail opens the mail program with the draft, and is remembered', async ({ page }) => {
  await card(page, ingrid).getByRole('button', { name: `E-mail to ${ingrid}` }).click()
  await page.getByLabel('Subject').fill('A plank & a question')
  await page.getByRole('button', { name: 'Open in mail program' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(kith.opened.at(-1)).toMatch(/^mailto:[^?]+@example\.org\?subject=A%20plank%20%26%20a%20question&body=/)
  expect(exported()).toMatchObject({ email_clicked: true })
})

test('LinkedIn opens the browser, and is remembered', async ({ page }) => {
  await card(page, ingrid).getByRole('button', { name: `LinkedIn of ${ingrid}` }).click()
  await expect.poll(() => kith.opened.at(-1)).toMatch(/^https:\/\//)
  await expect.poll(exported).toMatchObject({ linkedin_clicked: true })
})

test('where the system opens nothing, the address can be copied', async ({ page }) => {
  kith.systemOpens(false)
  await card(page, ingrid).getByRole('button', { name: `E-mail to ${ingrid}` }).click()
  await page.getByRole('button', { name: 'Open in mail program' }).click()
  await expect(page.getByRole('dialog')).toContainText('No mail program opened.')
  await expect(page.getByLabel('Address')).toHaveValue(/^mailto:/)
})
