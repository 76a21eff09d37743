import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'

/** The output of xdotool; '' if it fails, as when it finds no window. */
function xdotool(...args: string[]) {
  try {
    return execFileSync('xdotool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

const width = (id: string) => Number(/WIDTH=(\d+)/.exec(xdotool('getwindowgeometry', '--shell', id))?.[1])

/** The window id of the open file dialog of the desktop; '' if there is none. */
function dialog() {
  const windows = xdotool('search', '--onlyvisible', '--class', 'kith').split('\n')
  return windows.find((id) => id !== '' && xdotool('getwindowname', id) !== 'Kith' && width(id) > 100) ?? ''
}

/** Presses a key until the dialog is closed, as it ignores keys while it reads a folder. */
const closeWith = (key: string) =>
  expect
    .poll(() => {
      if (dialog() !== '') xdotool('key', key)
      return dialog()
    })
    .toBe('')

async function focusDialog() {
  await expect.poll(dialog).not.toBe('')
  xdotool('windowfocus', '--sync', dialog())
}

/** Enters a path in the file dialog of the desktop. */
export async function chooseFile(path: string) {
  await focusDialog()
  // Moves to the path field and selects its text.
  xdotool('key', 'ctrl+l', 'ctrl+a')
  xdotool('type', '--delay', '5', path)
  await closeWith('Return')
}

/** Cancels the file dialog of the desktop. */
export async function cancelDialog() {
  await focusDialog()
  await closeWith('Escape')
}

/**
 * Answers the desktop's dialog with a path to save to, and waits for the message that says so. The
 * message leaves by itself, on a busy machine before the test sees that the dialog is gone.
 */
export async function saveTo(page: Page, path: string, message: string | RegExp) {
  await page.evaluate(() => {
    const texts = new Set<string>()
    Object.assign(window, { toastTexts: texts })
    new MutationObserver(() => {
      for (const toast of document.querySelectorAll('[data-sonner-toast]')) texts.add(toast.textContent ?? '')
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  await chooseFile(path)
  const texts = () => page.evaluate(() => [...(window as unknown as { toastTexts: Set<string> }).toastTexts].join('\n'))
  await expect.poll(texts).toMatch(message)
}
