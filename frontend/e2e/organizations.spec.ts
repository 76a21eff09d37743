import { expect, test, type Page } from '@playwright/test'
import { askToTheEnd, card, cards, open, select, signUp } from './page'
import { runKith } from './kith'

/** Orga, who signs up first, creates the Harbor Guild and invites Zoë. All use one computer. */
test.describe.configure({ mode: 'serial' })

const kith = runKith()
let code = ''

const guildId = () => String(kith.rows("SELECT org_id FROM organizations WHERE name = 'Harbor Guild'")[0]?.['org_id'])
const next = (page: Page) => page.getByRole('button', { name: 'Next' })

/** The menu of the signed-in user. */
const accountMenu = (page: Page, name: string) => page.getByRole('button', { name: `${name}: my menu` })

/** Switches to another user of this computer. */
async function switchTo(page: Page, name: string) {
  await page.goto(`${kith.url}/#/settings/machine`)
  await page.getByRole('button', { name: `Switch to ${name}` }).click()
}

test('an organiser creates an organization and invites somebody', async ({ page }) => {
  await signUp(page, kith.url, 'Orga')
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('link', { name: 'Organizations' }).click()
  await page.getByRole('button', { name: 'Create an organization' }).click()
  await page.getByLabel('Name').fill('Harbor Guild')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()

  await page.getByRole('link', { name: 'Invitations' }).click()
  await page.getByLabel('People to invite').fill('zoe@example.org')
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  const words = page.getByRole('dialog').getByText(/^[a-z]+([ -][a-z]+){9}$/)
  await expect(words).toBeVisible()
  code = (await words.textContent()) ?? ''

  await page.emulateMedia({ media: 'print' })
  const sheet = page.evaluate(
    () => new Promise<string>((resolve) => Object.assign(window, { print: () => resolve(document.body.innerText) })),
  )
  await page.getByRole('button', { name: 'Print with QR codes' }).click()
  const printed = await sheet
  expect(printed).toContain(code)
  expect(printed, 'nothing but the sheet').not.toContain('Done')
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'zoe@example.org' })).toContainText('Open')
})

test('a wrong code is rejected, and what was typed is kept', async ({ page }) => {
  await page.goto(`${kith.url}/#/chat?setup=somebody-else`)
  await page.getByLabel('Name').fill('Zoë')
  await page.getByRole('button', { name: 'I have a code' }).click()
  const wrong = code.replace(/\w+/, 'zzzzz')
  await page.getByLabel('Code or link').fill(wrong)
  await next(page).click()
  await expect(page.getByRole('alert')).toContainText('“zzzzz” is not a word of an invitation code.')
  await expect(page.getByLabel('Code or link')).toHaveValue(wrong)
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('Zoë')
  expect(kith.rows("SELECT 1 FROM users WHERE name = 'Zoë'")).toEqual([])
})

test('the invited person signs up with the code and lets others find her', async ({ page }) => {
  await page.goto(`${kith.url}/#/chat?setup=somebody-else`)
  await page.getByRole('button', { name: 'I have a code' }).click()
  await page.getByLabel('Code or link').fill(code.toUpperCase())
  await next(page).click()
  await expect(page.getByText('Orga invited you to Harbor Guild.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('zoe@example.org')
  await page.getByLabel('Name').fill('Zoë')
  await next(page).click()
  await page.getByLabel('Headline').fill('Zither teacher')
  await next(page).click()
  await page.getByLabel('Skills').fill('zither,')
  await next(page).click()
  await next(page).click()
  await page.getByRole('switch', { name: 'Let others find me' }).click()
  await page.getByRole('button', { name: 'Save and finish' }).click()
  await page.getByRole('button', { name: 'Start asking' }).click()
  expect(
    kith.rows(`
      SELECT m.role, i.status FROM organization_members m JOIN users u USING (user_id) JOIN invitations i USING (org_id)
      WHERE u.name = 'Zoë' AND m.org_id = '${guildId()}'`),
  ).toEqual([{ role: 'member', status: 'accepted' }])
})

test('a member cannot open pages of admins, not even by URL', async ({ page }) => {
  await page.goto(`${kith.url}/#/organizations/${guildId()}`)
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Members|Invitations|Import|Share directory|History/ })).toHaveCount(0)
  for (const tab of ['members', 'invitations', 'import', 'sharing', 'history']) {
    await page.goto(`${kith.url}/#/organizations/${guildId()}/${tab}`)
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  }
})

test('the organiser finds her in the organization, but not in another', async ({ page }) => {
  await switchTo(page, 'Orga')
  await expect(accountMenu(page, 'Orga')).toBeVisible()
  await select(page, 'Harbor Guild')
  await askToTheEnd(page, 'Who teaches the zither?')
  await expect(card(page, 'Zoë')).toBeVisible()
  await page.getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('article', { name: 'Zoë' })).toBeVisible()

  await select(page, 'Nexus Maine')
  await expect(page.getByText('There is nobody to see yet')).toBeVisible()
  await page.getByRole('link', { name: 'Ask' }).click()
  await askToTheEnd(page, 'Who teaches the zither?')
  await expect(cards(page)).toHaveCount(0)
})

test('each conversation belongs to the organization that it began in', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, kith.url)
  const conversations = page.getByRole('complementary', { name: 'Conversations' }).getByRole('link', { name: /zither/ })
  await select(page, 'Nexus Maine')
  await expect(conversations).toHaveCount(1)
  await select(page, 'All my organizations')
  await expect(conversations).toHaveCount(2)
  await expect(conversations.first()).toHaveAttribute('title', /Began in Nexus Maine$/)
  await expect(conversations.last()).toHaveAttribute('title', /Began in Harbor Guild$/)
})

test('other users of the computer cannot pass the passcode', async ({ page }) => {
  await page.goto(`${kith.url}/#/settings/account`)
  await page.getByLabel('New passcode', { exact: true }).fill('open sesame')
  await page.getByLabel('Repeat the new passcode').fill('open sesami')
  await expect(page.getByText('The two passcodes differ.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set a passcode' })).toBeDisabled()
  await page.getByLabel('Repeat the new passcode').fill('open sesame')
  await page.getByRole('button', { name: 'Set a passcode' }).click()
  await expect(page.getByText('Your passcode is set.')).toBeVisible()

  await switchTo(page, 'Zoë')
  await expect(accountMenu(page, 'Zoë')).toBeVisible()
  await switchTo(page, 'Orga')
  const passcode = page.getByLabel('Passcode of Orga')
  await passcode.fill('open barley')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('alert')).toContainText('The passcode is missing or wrong.')
  await page.reload()
  await expect(accountMenu(page, 'Zoë')).toBeVisible()

  await switchTo(page, 'Orga')
  await passcode.fill('open sesame')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(accountMenu(page, 'Orga')).toBeVisible()
})

test('the passcode is asked for at the start', async ({ page }) => {
  await kith.restart()
  await page.goto(kith.url)
  await expect(page.getByRole('dialog', { name: 'Who’s there?' })).toBeVisible()
  await page.getByLabel('Passcode of Orga').fill('open sesame')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(accountMenu(page, 'Orga')).toBeVisible()
})
