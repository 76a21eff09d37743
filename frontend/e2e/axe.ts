import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** Fails if axe finds serious problems on the page, after loading and animations have finished. */
export async function expectAccessible(page: Page) {
  await expect(page.locator('.animate-pulse')).toHaveCount(0)
  await page.waitForFunction(animationsFinished)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => axe.run())
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }))
  expect(serious).toEqual([])
}

/** Colours have the wrong contrast while they are animated. Infinite animations are ignored. */
const animationsFinished = () =>
  document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity)
