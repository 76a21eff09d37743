import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'

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
