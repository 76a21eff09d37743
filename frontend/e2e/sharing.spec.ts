import { existsSync, readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { cancelDialog, chooseFile, saveTo } from './dialog'
import { Kith } from './kith'
import { askToTheEnd, card, cards, open } from './page'

/**
 * A community without a server: an organiser shares the directory, a member
 * starts with the file and its code, and sends their profile back. The next file
 * is without people who opted out. Files are chosen in the dialogs of the desktop.
 */
test.describe.configure({ mode: 'serial' })

const organiser = new Kith()
const member = new Kith()
const first = organiser.path('first.kith-directory')
const second = organiser.path('second.kith-directory')
const table = organiser.path('members.csv')
let code = ''

/** Imports Ann, who has opted in or out, and Bo, who has opted in. */
function importMembers(ann: 'yes' | 'no') {
  const rows = `Name,Email,Can help with,Opted in\nAnn Lee,ann@example.org,knots,${ann}\nBo Ray,bo@example.org,sails,yes\n`
  organiser.command('import', organiser.file('people.csv', rows), '--org', 'Harbor Guild')
}

/** Opens a tab of the page of the organization. */
async function openGuild(page: Page, kith: Kith, part?: string) {
  await open(page, kith.url)
  await page.getByRole('link', { name: 'Organizations' }).click()
  await page.getByRole('link', { name: 'Harbor Guild' }).click()
  if (part !== undefined) await page.getByRole('link', { name: part }).click()
}

async function shareDirectory(page: Page, path: string) {
  await openGuild(page, organiser, 'Share directory')
  await page.getByLabel('Passphrase, or an invitation’s code').fill(code)
  await page.getByRole('button', { name: 'Save the file' }).click()
  await chooseFile(path)
  await expect(page.getByRole('status')).toContainText(path)
}

test.beforeAll(async () => {
  organiser.command('demo')
  organiser.command('org', 'create', 'Harbor Guild')
  importMembers('yes')
  await Promise.all([organiser.start(), member.start()])
})

test.afterAll(async () => {
  for (const kith of [organiser, member]) {
    await kith.stop()
    kith.remove()
  }
})

test('the organiser invites a member and shares the directory', async ({ page }) => {
  await openGuild(page, organiser, 'Invitations')
  await page.getByLabel('People to invite').fill('mem@example.org')
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  code = (await page.getByRole('dialog').getByText(/^[a-z]+([ -][a-z]+){9}$/).textContent()) ?? ''
  await page.getByRole('button', { name: 'Done' }).click()

  await shareDirectory(page, first)
  await expect(page.getByRole('status')).toContainText('2 listed people are in')
  await expectAccessible(page)
  expect(readFileSync(first).length).toBeGreaterThan(200)
  expect(readFileSync(first, 'latin1')).not.toContain('Ann')
})

test('the members are exported to a table, unless the dialog is cancelled', async ({ page }) => {
  await openGuild(page, organiser, 'Share directory')
  const write = async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'As a table (CSV)' }).click()
  }
  await write()
  await cancelDialog()
  await expect(page.getByRole('button', { name: 'Export' })).toBeEnabled()
  expect(existsSync(table)).toBe(false)
  await write()
  await saveTo(page, table, /^3 members are in/m)
  expect(readFileSync(table, 'utf8')).toContain('Ann Lee')
})

test('a member starts with the file and its code', async ({ page }) => {
  await page.goto(member.url)
  await page.getByRole('button', { name: 'I have a directory file' }).click()
  await expectAccessible(page)
  await page.getByLabel('Name').fill('Mem')
  await page.getByLabel('E-mail').fill('mem@example.org')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Open a directory file' }).click()
  await chooseFile(first)
  await page.getByLabel('Code or passphrase').fill(code)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('dialog').last()).toContainText('2 people are in it.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add this directory' }).click()

  await page.getByLabel('Headline').fill('Chandler')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Skills').fill('varnish,')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('switch', { name: 'Let others find me' }).click()
  await page.getByRole('button', { name: 'Save and finish' }).click()
  await page.getByRole('button', { name: 'Start asking' }).click()
  await askToTheEnd(page, 'Who knows about knots?')
  await expect(card(page, 'Ann Lee')).toBeVisible()
})

test('the profile of the member is sent back, proved by the code', async ({ page }) => {
  const profile = organiser.path('mem.kith-profile')
  await openGuild(page, member)
  await page.getByLabel('Your invitation’s code').fill(code)
  await page.getByRole('button', { name: 'Save my profile to a file' }).click()
  await chooseFile(profile)
  await expect(page.getByText(`Your profile is in ${profile}.`)).toBeVisible()

  await openGuild(page, organiser, 'Share directory')
  await page.getByRole('button', { name: 'Open a member’s profile' }).click()
  await chooseFile(profile)
  await expect(page.getByText('The code of their invitation is in it.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save this profile' }).click()
  await expect(page.getByText('The profile of Mem is saved.')).toBeVisible()
  await page.goto(`${organiser.url}/#/chat`)
  await askToTheEnd(page, 'Who sells varnish?')
  await expect(card(page, 'Mem')).toBeVisible()
})

test('the next file removes people who opted out', async ({ page }) => {
  await organiser.stop()
  importMembers('no')
  await organiser.start()
  await shareDirectory(page, second)

  await open(page, member.url)
  await page.getByRole('link', { name: 'Organizations' }).click()
  await page.getByRole('button', { name: 'Open a directory file' }).click()
  await chooseFile(second)
  await page.getByLabel('Code or passphrase').fill(code)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 is no longer listed and will be removed.')
  await page.getByRole('button', { name: 'Add this directory' }).click()
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()
  await page.goto(`${member.url}/#/chat`)
  await askToTheEnd(page, 'Who knows about knots?')
  await expect(cards(page).filter({ hasText: 'Ann Lee' })).toHaveCount(0)
})
