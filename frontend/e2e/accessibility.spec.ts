import { expect, test } from '@playwright/test'
import { expectAccessible } from './axe'
import { askToTheEnd, composer, open, select } from './page'
import { runKith } from './kith'

const kith = runKith(['demo'])

/** The id of an organization of which the user is an admin. */
const organization = () => String(kith.rows("SELECT org_id FROM organizations WHERE name = 'Nexus Maine'")[0]?.['org_id'])

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

    for (const place of ['people', 'saved', 'organizations', 'settings', 'settings/account', 'settings/writing', 'nowhere']) {
      test(place, async ({ page }) => {
        await page.goto(`${kith.url}/#/${place}`)
        await expect(page.getByRole('heading').first()).toBeVisible()
        await expectAccessible(page)
      })
    }

    for (const tab of ['overview', 'members', 'invitations', 'import', 'history']) {
      test(`${tab} of an organization`, async ({ page }) => {
        await page.goto(`${kith.url}/#/organizations/${organization()}/${tab}`)
        await expect(page.getByRole('heading', { name: 'Nexus Maine' })).toBeVisible()
        await expectAccessible(page)
      })
    }

    test('one of its members', async ({ page }) => {
      await page.goto(`${kith.url}/#/organizations/${organization()}/members`)
      await page.getByRole('list', { name: 'Members' }).getByRole('button').first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('new invitation codes', async ({ page }) => {
      await page.goto(`${kith.url}/#/organizations/${organization()}/invitations`)
      await page.getByLabel('People to invite').fill(`${colorScheme}@example.org, more-${colorScheme}@example.org`)
      await page.getByRole('button', { name: 'Invite 2 people' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('joining with a code', async ({ page }) => {
      await page.goto(`${kith.url}/#/organizations`)
      await page.getByRole('button', { name: 'I have a code' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('a profile of the directory', async ({ page }) => {
      await page.goto(`${kith.url}/#/people`)
      await page.getByRole('article').getByRole('button').first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })

    test('the list of organizations', async ({ page }) => {
      await open(page, kith.url)
      for (const name of ['Nexus Maine', 'All my organizations']) {
        await select(page, name)
        await page.keyboard.press('Control+o')
        await expect(page.getByRole('menu')).toBeVisible()
        await expectAccessible(page)
        await page.keyboard.press('Escape')
      }
    })

    test('a narrow window', async ({ page }) => {
      await page.setViewportSize({ width: 720, height: 480 })
      await open(page, kith.url)
      await askToTheEnd(page, 'Who can help me repair a wooden boat?')
      await expect(composer(page)).toBeInViewport()
      await expectAccessible(page)
    })
  })
}
