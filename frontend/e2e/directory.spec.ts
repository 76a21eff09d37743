import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { drop } from './drop'
import { Kith } from './kith'
import { open } from './page'

/** An organiser and a member on different computers: the member opens the directory, and the next one without people who opted out. */
test.describe.configure({ mode: 'serial' })

const passphrase = 'five words about wooden boats'
const organiser = new Kith()
const member = new Kith()

/** The table of the organiser. Ann has opted in or out, Bo has opted in. */
const table = (ann: 'yes' | 'no') => `Name,Email,Can help with,Opted in\nAnn Lee,ann@example.org,knots,${ann}\nBo Ray,bo@example.org,sails,yes\n`

/** Imports the table and exports the directory, at the command line of the organiser. */
function shareDirectory(name: string, ann: 'yes' | 'no') {
  organiser.command('import', organiser.file('members.csv', table(ann)), '--org', 'Harbor Guild')
  const file = organiser.file(name, '')
  const output = organiser.command('directory', 'export', file, '--org', 'Harbor Guild', '--force')
  return { content: readFileSync(file), fingerprint: /(?:[0-9a-f]{4} ){4}[0-9a-f]{4}/.exec(output)?.[0] ?? 'no fingerprint' }
}

const importedNames = () =>
  member.rows("SELECT name FROM users WHERE origin = 'sync' ORDER BY name").map(({ name }) => name)

/** Drops a directory file on the window of the member, and opens the preview. */
async function openPreview(page: Page, content: Buffer) {
  await open(page, member.url)
  await drop(page, 'Harbor Guild.kith-directory', content)
  await page.getByLabel('Code or passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Preview' }).click()
}

let first: ReturnType<typeof shareDirectory>

test.beforeAll(async () => {
  process.env['KITH_PASSPHRASE'] = passphrase
  organiser.command('demo')
  organiser.command('org', 'create', 'Harbor Guild')
  first = shareDirectory('first.kith-directory', 'yes')
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
  expect(importedNames()).toEqual([])
})

test('a member compares the key, adds the directory, and finds its people', async ({ page }) => {
  await openPreview(page, first.content)
  await expect(page.getByRole('dialog')).toContainText(first.fingerprint)
  await expectAccessible(page)
  expect(importedNames()).toEqual([])

  await page.getByRole('button', { name: 'Add this directory' }).click()
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save my profile to a file' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Share directory' })).toHaveCount(0)
  await expectAccessible(page)
  expect(member.command('find', '--org', 'Harbor Guild', 'knots')).toContain('Ann Lee')
})

test('the next directory removes people who opted out', async ({ page }) => {
  const second = shareDirectory('second.kith-directory', 'no')
  await openPreview(page, second.content)
  await expect(page.getByRole('dialog')).toContainText('1 is no longer listed and will be removed.')
  await expect(page.getByRole('dialog')).not.toContainText(second.fingerprint)
  await page.getByRole('button', { name: 'Add this directory' }).click()
  await expect(page.getByRole('heading', { name: 'Harbor Guild' })).toBeVisible()
  expect(importedNames()).toEqual(['Bo Ray'])
  expect(member.command('find', '--org', 'Harbor Guild', 'knots')).not.toContain('Ann Lee')

  await openPreview(page, first.content)
  await expect(page.getByRole('alert')).toContainText('older')
  expect(importedNames()).toEqual(['Bo Ray'])
})

test('a truncated file changes nothing', async ({ page }) => {
  await openPreview(page, first.content.subarray(0, first.content.length - 20))
  await expect(page.getByRole('alert')).toContainText('The file is damaged, cut off or forged; nothing was changed.')
  expect(importedNames()).toEqual(['Bo Ray'])
})
