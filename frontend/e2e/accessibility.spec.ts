import { expect, test } from '@playwright/test'
import { expectAccessible } from './axe'
import { askToTheEnd, composer, open } from './page'
import { runKith } from './kith'

const kith = runKith(['demo'])

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('onboarding', async ({ page }) => {
      await page.goto(`${kith.url}/#/chat?setup=somebody-else`)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('asking', async ({ page }) => {
      await open(page, kith.url)
      await expectAccessible(page)
    })

    test('an answer and its people', async ({ page }) => {
      await open(page, kith.url)
      await askToTheEnd(page, 'Who can help me repair a wooden boat?')
      await page.getByRole('button', { name: /^More about/ }).first().click()
      await expectAccessible(page)
    })

    test('writing an e-mail', async ({ page }) => {
      await open(page, kith.url)
      await askToTheEnd(page, 'Who can help me repair a wooden boat?')
      await page.getByRole('button', { name: /^Write an introduction to/ }).first().click()
      await expect(page.getByLabel('Subject')).toBeVisible()
      await expectAccessible(page)
    })

    for (const place of ['saved', 'settings', 'settings/writing', 'nowhere']) {
      test(place, async ({ page }) => {
        await page.goto(`${kith.url}/#/${place}`)
        await expect(page.getByRole('heading').first()).toBeVisible()
        await expectAccessible(page)
      })
    }

    test('a narrow window', async ({ page }) => {
      await page.setViewportSize({ width: 720, height: 480 })
      await open(page, kith.url)
      await askToTheEnd(page, 'Who can help me repair a wooden boat?')
      await expect(composer(page)).toBeInViewport()
      await expectAccessible(page)
    })
  })
}
