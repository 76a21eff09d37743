import { expect, test, type Page } from '@playwright/test'
import { askToTheEnd, card, cards, open, signUp } from './page'
import { runKith } from './kith'

/**
 * Anna and Bea are in Test Environment, Cleo is only in Nexus Maine. The
 * organiser signs up first, as the first user becomes an admin of both.
 */
test.describe.configure({ mode: 'serial' })

const kith = runKith()

/** Fills in the profile of a beekeeper whom others can find, with the e-mail address shown. */
async function fillBeekeeperProfile(page: Page) {
  const next = page.getByRole('button', { name: 'Next' })
  await page.getByLabel('Headline').fill('Beekeeper')
  await next.click()
  await page.getByLabel('Skills').fill('beekeeping, swarm removal,')
  await next.click()
  await next.click()
  await page.getByRole('switch', { name: 'Let others find me' }).click()
  await page.getByRole('switch', { name: 'Show my e-mail address' }).click()
  await page.getByRole('button', { name: 'Save and finish' }).click()
  await page.getByRole('button', { name: 'Start asking' }).click()
}

test('an organiser imports Cleo, Bea and Anna sign up', async ({ page }) => {
  await signUp(page, kith.url, 'Orga')
  const file = kith.file('c.csv', 'name,email,headline,skills\nCleo,cleo@example.org,Beekeeper,beekeeping\n')
  await kith.stop()
  kith.command('import', file, '--org', 'Nexus Maine', '--consent', 'said so at the meeting')
  await kith.start()

  for (const name of ['Bea', 'Anna']) {
    await signUp(page, kith.url, name)
    await fillBeekeeperProfile(page)
  }
})

test('Anna finds Bea, but neither Cleo nor herself', async ({ page }) => {
  await open(page, kith.url)
  await askToTheEnd(page, 'Who keeps bees?')
  await expect(cards(page)).toHaveCount(1)
  await expect(cards(page)).toContainText('Bea')

  await askToTheEnd(page, 'What about Cleo or Anna?')
  await expect(card(page, 'Cleo')).toHaveCount(0)
  await expect(card(page, 'Anna')).toHaveCount(0)
})

test("both questions are in one session, in Anna's organization", () => {
  expect(
    kith.rows(`
      SELECT o.name AS organization, (SELECT count(*) FROM chat_messages m WHERE m.session_id = s.session_id) AS messages
      FROM chat_sessions s JOIN organizations o USING (org_id)`),
  ).toEqual([{ organization: 'Test Environment', messages: 4 }])
})

test('the saved contact and the click are stored', async ({ page }) => {
  await open(page, kith.url)
  await askToTheEnd(page, 'Who keeps bees?')
  await card(page, 'Bea').getByRole('button', { name: 'Save Bea' }).click()
  await card(page, 'Bea').getByRole('button', { name: 'Write an introduction to Bea' }).click()
  await page.getByRole('button', { name: 'Open in mail program' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(
    kith.rows(`
      SELECT a.name AS who, b.name AS saved, s.email_clicked, s.chat_session_id IS NOT NULL AS from_chat
      FROM saved_contacts s JOIN users a USING (user_id) JOIN users b ON b.user_id = s.saved_profile_id`),
  ).toEqual([{ who: 'Anna', saved: 'Bea', email_clicked: 1, from_chat: 1 }])
})

test('the organiser, who is in both organizations, finds all three', () => {
  const found = JSON.parse(kith.command('--as', 'orga@example.org', 'find', '--json', 'Who keeps bees?')) as {
    matches: { name: string }[]
  }
  expect(found.matches.map(({ name }) => name).toSorted()).toEqual(['Anna', 'Bea', 'Cleo'])
})
