import type { Page } from '@playwright/test'

/** Drops a file on the page, like from a file manager. */
export async function drop(page: Page, name: string, content: string | Buffer) {
  const base64 = Buffer.from(content).toString('base64')
  await page.evaluate(
    ({ fileName, encoded }) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], fileName))
      const target = document.getElementById('content') ?? document.body
      target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    { fileName: name, encoded: base64 },
  )
}
