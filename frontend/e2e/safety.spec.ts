import { expect, test } from '@playwright/test'
import { askToTheEnd, card, open } from './page'
import { runKith } from './kith'

const kith = runKith(['demo'])

const hostile = [
  'Zither maker <script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  '![picture](https://tracker.example.org/x.png)',
  '[click me](javascript:window.ran=1)',
  '<iframe src="https://tracker.example.org"></iframe>',
].join(' ')

test.beforeAll(async () => {
  await kith.stop()
  const file = kith.file(
    'hostile.csv',
    `name,email,headline,about,skills\nMallory Quirk,mallory@example.org,"${hostile.replaceAll('"', '""')}","${hostile.replaceAll('"', '""')}",zither making\n`,
  )
  kith.command('import', file, '--org', 'Test Environment', '--consent', 'said so')
  await kith.start()
})

test('text of profiles and messages is never executed, and loads nothing', async ({ page }) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(kith.url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  await open(page, kith.url)
  await askToTheEnd(page, 'Who makes zithers? <img src=x onerror="window.ran = 1">')
  await card(page, 'Mallory Quirk').getByRole('button', { name: 'More about Mallory Quirk' }).click()
  await expect(card(page, 'Mallory Quirk')).toContainText('<iframe')

  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  await expect(page.locator('main').locator('img, iframe, script')).toHaveCount(0)
  await expect(page.locator('a[href^="javascript:" i]')).toHaveCount(0)
  expect(elsewhere).toEqual([])
})

test('the content security policy refuses inline scripts and other hosts', async ({ page }) => {
  await open(page, kith.url)
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = 1'
    document.head.append(script)
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    )
    return { ran: 'ran' in globalThis, fetched }
  })
  expect(outcome).toEqual({ ran: false, fetched: 'refused' })
})
