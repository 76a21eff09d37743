import { expect, type Page } from '@playwright/test'

/** Opens the page, and postpones the onboarding if it opens. */
export async function open(page: Page, url: string) {
  await page.goto(url)
  await expect(composer(page)).toBeAttached()
  const later = page.getByRole('button', { name: 'Not now' })
  if (await later.isVisible()) await later.click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Signs up a user, up to the first step of the profile. */
export async function signUp(page: Page, url: string, name: string) {
  await page.goto(`${url}/#/chat?setup=somebody-else`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.org`)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByLabel('Headline')).toBeVisible()
}

/** Selects an organization, or all organizations. */
export async function select(page: Page, organization: string) {
  await page.getByRole('button', { name: /^Organization: / }).click()
  await page.getByRole('menuitemradio', { name: organization }).click()
  await expect(page.getByRole('button', { name: `Organization: ${organization}` })).toBeVisible()
}

/** The input for questions. */
export const composer = (page: Page) => page.getByLabel('Your question')

/** Asks a question and returns as soon as it is sent. */
export async function ask(page: Page, question: string) {
  await composer(page).fill(question)
  await composer(page).press('Enter')
}

/** Asks a question and waits for the end of its answer. */
export async function askToTheEnd(page: Page, question: string) {
  await ask(page, question)
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden()
}

/** The people beside the conversation. */
export const people = (page: Page) => page.getByRole('complementary', { name: 'People' })

/** The cards among them, in order. */
export const cards = (page: Page) => people(page).getByRole('article')

/** The card of one person. */
export const card = (page: Page, name: string) => cards(page).filter({ hasText: name })

/** The turns of the conversation: questions and answers. */
export const turns = (page: Page) => page.getByRole('region', { name: 'Conversation' }).getByRole('article')
