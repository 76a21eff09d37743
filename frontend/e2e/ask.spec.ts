import { expect, test } from '@playwright/test'
import { ask, askToTheEnd, card, cards, composer, open, turns } from './page'
import { runKith } from './kith'

const kith = runKith(['demo'])
const boat = 'Who can help me repair a wooden boat?'

test.beforeEach(({ page }) => open(page, kith.url))

test('people appear before the answer is complete, with the evidence highlighted', async ({ page }) => {
  await ask(page, boat)
  await expect(cards(page).first()).toContainText('Ingrid Haskell')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(card(page, 'Ingrid Haskell').locator('mark').first()).toContainText(/wooden boat/i)
})

test('the answer streams, and its citations move the focus to the cards', async ({ page }) => {
  await ask(page, boat)
  const answer = turns(page).nth(1)
  await expect(answer).toContainText('Ingrid')
  const soFar = await answer.innerText()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden()
  expect((await answer.innerText()).length).toBeGreaterThan(soFar.length)

  await answer.getByRole('button', { name: 'Show Ingrid Haskell' }).click()
  await expect(card(page, 'Ingrid Haskell')).toBeFocused()
})

test('Shift+Enter starts a new line', async ({ page }) => {
  await composer(page).pressSequentially('one')
  await composer(page).press('Shift+Enter')
  await composer(page).pressSequentially('two')
  await expect(composer(page)).toHaveValue('one\ntwo')
})

test('Esc stops, and the text is kept with a note', async ({ page }) => {
  await ask(page, boat)
  const answer = turns(page).nth(1)
  await expect(answer).toContainText('Ingrid')
  await page.keyboard.press('Escape')
  await expect(answer).toContainText('You stopped this answer.')
  const kept = await answer.innerText()

  await page.reload()
  await expect(turns(page).nth(1)).toHaveText(kept, { useInnerText: true })
})

test('a follow-up refines the previous question', async ({ page }) => {
  await askToTheEnd(page, 'I need someone who has written grant applications')
  await expect(cards(page).filter({ hasNotText: 'Augusta' }).first()).toBeVisible()
  await askToTheEnd(page, 'and in Augusta?')
  await expect(turns(page)).toHaveCount(4)
  await expect(cards(page).first()).toContainText('Augusta')
  await expect(cards(page).filter({ hasNotText: 'Augusta' })).toHaveCount(0)
  await expect(cards(page).first().locator('mark', { hasText: /grant/i }).first()).toBeVisible()
})

test('a question without matches says so', async ({ page }) => {
  await askToTheEnd(page, 'Who knows about axolotls?')
  await expect(turns(page).nth(1)).toContainText(/nobody|no one/i)
})

test('a conversation continues after a restart', async ({ page }) => {
  await askToTheEnd(page, boat)
  const address = page.url()
  await kith.restart()
  await page.goto(kith.url + new URL(address).hash)
  await expect(turns(page).nth(1)).toContainText('Ingrid Haskell')
  await askToTheEnd(page, 'and who teaches it?')
  await expect(turns(page)).toHaveCount(4)
})

test('an answer interrupted by a crash is shown as interrupted', async ({ page }) => {
  await ask(page, boat)
  await expect(turns(page).nth(1)).toContainText('Ingrid')
  const { hash } = new URL(page.url())
  await kith.kill()
  await kith.start()
  await page.goto(`${kith.url}/${hash}`)
  await expect(turns(page).nth(0)).toContainText(boat)
  await expect(turns(page).nth(1)).toContainText('Kith was closed while this was being written.')
})
