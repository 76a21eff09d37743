import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { drop } from './drop'
import { Kith } from './kith'
import { open } from './page'

/** An organiser's laptop and a member's: a directory goes over, and who opted out goes with the next one. */
test.describe.configure({ mode: 'serial' })

const passphrase = 'five words about wooden boats'
const organiser = new Kith()
const member = new Kith()

/** What the organiser's table says: Ann wants to be listed or not, Bo does. */
const table = (ann: 'yes' | 'no') => `Name,Email,Can help with,Opted in\nAnn Lee,ann@example.org,knots,${ann}\nBo Ray,bo@example.org,sails,yes\n`

/** Brings the table in and hands the directory out, at the organiser's command line. */
function handOut(name: string, ann: 'yes' | 'no') {
  organiser.command('import', organiser.file('members.csv', table(ann)), '--org', 'Harbor Guild')
  const file = organiser.file(name, '')
  const said = organiser.command('directory', 'export', file, '--org', 'Harbor Guild', '--force')
  return { content: readFileSync(file), fingerprint: said.slice(said.lastIndexOf(': ') + 2).trim() }
}

const known = () =>
  member.rows("SELECT name FROM users WHERE origin = 'sync' ORDER BY name").map(({ name }) => name)

/** Lets a directory file fall on the member's window, and looks inside. */
async function look(page: Page, content: Buffer) {
  await open(page, member.url)
  await drop(page, 'Harbor Guild.kith-directory', content)
  await page.getByLabel('Code or passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Preview' }).click()
}

let first: ReturnType<typeof handOut>

test.beforeAll(async () => {
  process.env['KITH_PASSPHRASE'] = passphrase
  organiser.command('demo')
  organiser.command('org', 'create', 'Harbor Guild')
  first = handOut('first.kith-directory', 'yes')
  member.command('demo')
  await member.start()
})

test.afterAll(async () => {
  await member.stop()
  for (const kith of [organiser, member]) kith.remove()
})

test('a wrong passphrase opens nothing', async ({ page }) => {
  await open(page, member.url)
  await drop(page, 'Harbor Guild.kith-directory', first.content)
  await page.getByLabel('Code or passphrase').fill('not those words')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('alert')).toContainText('nothing was changed')
  expect(known()).toEqual([])
})

test('a member opens the directory, after comparing its key, and has its people', async ({ page }) => {
  await look(page, first.content)
  await expect(page.getByRole('dialog')).toContainText(first.fingerprint)
  await expectAccessible(page)
  expect(known()).toEqual([])

  await page.getByRole('button', { name: 'Add this directory' }).click()
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save my profile to a file' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Share directory' })).toHaveCount(0)
  await expectAccessible(page)
  expect(member.command('find', '--org', 'Harbor Guild', 'knots')).toContain('Ann Lee')
})

test('the next directory takes away who opted out, for good', async ({ page }) => {
  const second = handOut('second.kith-directory', 'no')
  await look(page, second.content)
  await expect(page.getByRole('dialog')).toContainText('1 is no longer listed and will be removed.')
  await expect(page.getByRole('dialog')).not.toContainText(second.fingerprint)
  await page.getByRole('button', { name: 'Add this directory' }).click()
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()
  expect(known()).toEqual(['Bo Ray'])
  expect(member.command('find', '--org', 'Harbor Guild', 'knots')).not.toContain('Ann Lee')

  await look(page, first.content)
  await expect(page.getByRole('alert')).toContainText('older')
  expect(known()).toEqual(['Bo Ray'])
})

test('a cut file changes nothing', async ({ page }) => {
  await look(page, first.content.subarray(0, first.content.length - 20))
  await expect(page.getByRole('alert')).toContainText('The file is damaged, cut off or forged; nothing was changed.')
  expect(known()).toEqual(['Bo Ray'])
})
