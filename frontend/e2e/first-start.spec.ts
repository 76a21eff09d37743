import { expect, test } from '@playwright/test'
import { askToTheEnd, cards, composer } from './page'
import { runKith } from './kith'

test.describe.configure({ mode: 'serial' })

const kith = runKith()

test('the onboarding opens and can be postponed', async ({ page }) => {
  await page.goto(kith.url)
  await expect(page.getByRole('dialog', { name: 'Welcome to Kith' })).toBeVisible()
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Say who you are' })).toBeVisible()

  await page.goto(`${kith.url}/#/saved`)
  await page.reload()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('a user signs up, and what they typed is kept', async ({ page }) => {
  await page.goto(kith.url)
  await page.getByRole('link', { name: 'Say who you are' }).click()
  await page.getByLabel('Name').fill('Ada Marsh')
  await page.getByLabel('E-mail').fill('ada@example.org')
  await page.getByRole('button', { name: 'Next' }).click()

  await page.getByLabel('Headline').fill('Piano tuner with a van')
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.reload()
  await page.getByRole('link', { name: 'Complete it' }).click()
  await expect(page.getByLabel('Headline')).toHaveValue('Piano tuner with a van')

  await page.getByLabel('Place').fill('Belfast, Maine')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Skills').fill('piano tuning,')
  await page.getByLabel('What I can help with').fill('Tuning a piano, and telling you whether it is worth it.')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('switch', { name: 'Let others find me' })).not.toBeChecked()
  await page.getByRole('button', { name: 'Save and finish' }).click()

  await page.getByRole('button', { name: 'Load the sample community' }).click()
  await expect(page.getByText(/invented people were added/)).toBeVisible()
  await page.getByRole('button', { name: 'Start asking' }).click()
  await expect(composer(page)).toBeVisible()
})

test('the sample community answers the first question', async ({ page }) => {
  await page.goto(kith.url)
  await askToTheEnd(page, 'Who can help me repair a wooden boat?')
  await expect(cards(page).first()).toContainText('Ingrid Haskell')
})
