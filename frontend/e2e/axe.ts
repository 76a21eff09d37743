import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** Fails where axe finds something serious on the page, once everything on it has come. */
export async function expectAccessible(page: Page) {
  await expect(page.locator('.animate-pulse')).toHaveCount(0)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => axe.run())
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }))
  expect(serious).toEqual([])
}
