import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** Fails where axe finds something serious on the page, once everything on it has come and is at rest. */
export async function expectAccessible(page: Page) {
  await expect(page.locator('.animate-pulse')).toHaveCount(0)
  await page.waitForFunction(atRest)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => axe.run())
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }))
  expect(serious).toEqual([])
}

/** Colours on their way to others have a contrast that nobody reads. What turns for ever is never at rest. */
const atRest = () =>
  document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity)
