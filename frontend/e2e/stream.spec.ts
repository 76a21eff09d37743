import { expect, type Page, test } from '@playwright/test'
import { Kith } from './kith'
import { ask, card, cards, open, turns } from './page'
import { ScriptedWriter } from './writer'

const writer = new ScriptedWriter()
const kith = new Kith()
const boat = 'Who can help me repair a wooden boat?'

test.beforeAll(async () => {
  kith.ollama = await writer.start()
  kith.command('demo')
  await kith.start()
})
test.afterAll(async () => {
  await kith.stop()
  kith.remove()
  writer.stop()
})
test.beforeEach(async ({ page }) => {
  writer.script = { tokens: ['Ask ', 'Ingrid ', '[1]', '.'], pace: 50 }
  await open(page, kith.url)
})

test('the writer is named, before and after', async ({ page }) => {
  await expect(page.getByRole('link', { name: 'scripted:1b is ready to write' })).toBeVisible()
  await askAndRead(page, boat)
  await expect(turns(page).nth(1)).toContainText('Written by scripted:1b')
})

test('an answer is written again, and the earlier version can be shown', async ({ page }) => {
  await askAndRead(page, boat)
  writer.script = { tokens: ['Another ', 'way.'], pace: 50 }
  const answer = turns(page).nth(1)
  await answer.getByRole('button', { name: 'Write again' }).click()
  await expect(answer).toContainText('Another way.')
  await expect(answer).toContainText('2 of 2')
  await answer.getByRole('button', { name: 'Earlier version' }).click()
  await expect(answer).toContainText('Ask Ingrid')
  await page.reload()
  await expect(turns(page).nth(1)).toContainText('1 of 2')
})

test('a question is edited and sent again', async ({ page }) => {
  await askAndRead(page, boat)
  await turns(page).nth(0).getByRole('button', { name: 'Ask in other words' }).click()
  await page.getByLabel('Your question in other words').fill('Who keeps bees?')
  await page.keyboard.press('Enter')
  await expect(turns(page)).toHaveCount(2)
  await expect(turns(page).nth(0)).toContainText('Who keeps bees?')
  await expect(turns(page).nth(0)).toContainText('2 of 2')
})

test('what a check found wrong is marked', async ({ page }) => {
  writer.script = { tokens: ['Ask ', 'Ingrid ', '[1]', ' or ', 'somebody ', '[42]', '.'], pace: 50 }
  await askAndRead(page, boat)
  await expect(turns(page).nth(1)).toContainText('“[42]” stands for nobody here.')
  await expect(turns(page).nth(1).getByTitle('This does not match the people shown')).toHaveText('[42]')
})

test('conditions are shown above the cards, and one is removed', async ({ page }) => {
  await askAndRead(page, 'Who knows about grant applications in Augusta?')
  await expect(cards(page).filter({ hasNotText: 'Augusta' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Ask again without: Augusta' }).click()
  await expect(cards(page).filter({ hasNotText: 'Augusta' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'With all conditions again' })).toBeVisible()
})

test('a card explains its ranking', async ({ page }) => {
  await askAndRead(page, boat)
  const first = cards(page).first()
  await first.getByRole('button', { name: /^More about/ }).click()
  await first.getByText('Why this order?').click()
  await expect(first).toContainText(/\d+%/)
})

test('an introduction is streamed into the dialog', async ({ page }) => {
  await askAndRead(page, boat)
  writer.script = { tokens: Array.from('I have an old boat, and would like to hear what you think of it.'.matchAll(/\S+\s*/g), String), pace: 20 }
  await card(page, 'Ingrid Haskell').getByRole('button', { name: 'Write an introduction to Ingrid Haskell' }).click()
  await expect(page.getByLabel('Message')).toHaveValue(/I have an old/)
  await expect(page.getByRole('dialog')).toContainText('Written by scripted:1b')
  await expect(page.getByLabel('Message')).toHaveValue(/what you think of it/)
})

test('an answer of 3,000 tokens arrives without jank', async ({ page, browser }, info) => {
  writer.script = { tokens: longAnswer(3_000), pace: 150 }
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] })
  await ask(page, boat)
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await scrollUntilOver(page)
  const tasks = longTasks(await browser.stopTracing())
  const busy = tasks.filter(({ cpu }) => cpu > 50)
  const longest = Math.round(Math.max(0, ...tasks.map(({ wall }) => wall)))
  const report = `3,000 tokens: ${tasks.length} tasks of the page over 50 ms, ${busy.length} of them by their own work; the longest ${longest} ms`
  info.annotations.push({ type: 'jank', description: report })
  process.stdout.write(`${report}\n`)
  await expect(turns(page).nth(1)).toContainText('The end.')
})

/** Asks a question and waits until the model has written the answer. */
async function askAndRead(page: Page, question: string) {
  await ask(page, question)
  await expect(turns(page).last()).toContainText('Written by scripted:1b')
}

/** Scrolls up and down until the answer is complete. */
async function scrollUntilOver(page: Page) {
  const stop = page.getByRole('button', { name: 'Stop' })
  await page.mouse.move(400, 300)
  for (let step = 0; await stop.isVisible(); step++) await page.mouse.wheel(0, step % 10 < 7 ? 240 : -400)
}

/** Tokens of paragraphs, lists, emphasis and citations, and an end. */
function longAnswer(count: number): string[] {
  const block = ['Ask ', '**', 'Ingrid', '**', ' [1]', ' first', '.\n\n', '- boats', '\n', '- and ', 'oars [2]', '\n\n', 'Then ', 'rest', '. ']
  const tokens = Array.from({ length: count - 1 }, (_, index) => block[index % block.length] ?? '')
  return [...tokens, '\n\nThe end.']
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** The tasks over 50 ms of the main threads of pages, with wall-clock and CPU time in milliseconds. */
function longTasks(trace: Buffer): { wall: number; cpu: number }[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && pages.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1_000, cpu: tdur / 1_000 }))
    .filter(({ wall }) => wall > 50)
}
