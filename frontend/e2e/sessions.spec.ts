import { expect, test } from '@playwright/test'
import { askToTheEnd, open, turns } from './page'
import { runKith } from './kith'

const kith = runKith(
  ['demo'],
  ['ask', 'Who can help me repair a wooden boat?'],
  ['ask', 'Does anyone speak Portuguese and like to cook?'],
)

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, kith.url)
})

test('conversations are named after their first question, the last one first', async ({ page }) => {
  const titles = page.getByRole('link', { name: /\?$/ })
  await expect(titles).toHaveText([/Portuguese/, /wooden boat/])
  await titles.last().click()
  await askToTheEnd(page, 'and in Rockland?')
  await expect(titles).toHaveText([/wooden boat/, /Portuguese/])
})

test('a conversation is renamed', async ({ page }) => {
  await page.getByRole('button', { name: 'Actions for “Does anyone speak Portuguese and like to cook?”' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByLabel('New title').fill('Dinner')
  await page.getByLabel('New title').press('Enter')
  await expect(page.getByRole('link', { name: 'Dinner' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Dinner' })).toBeVisible()
})

test('undo restores a deleted conversation', async ({ page }) => {
  const boat = page.getByRole('link', { name: /wooden boat/ })
  await page.getByRole('button', { name: /Actions for .*wooden boat/ }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(boat).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(boat).toBeVisible()
})

test('a search in all messages scrolls to the hit', async ({ page }) => {
  await page.getByLabel('Search conversations').fill('Portuguese')
  await page.getByRole('link', { name: /You.*Portuguese/s }).click()
  await expect(turns(page).filter({ hasText: 'Does anyone speak Portuguese' })).toBeInViewport()
})
