import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'

/** What xdotool prints; '' where it finds no such window. */
function xdotool(...args: string[]) {
  try {
    return execFileSync('xdotool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

const width = (id: string) => Number(/WIDTH=(\d+)/.exec(xdotool('getwindowgeometry', '--shell', id))?.[1])

/** The desktop's own dialog that is open, by its window; '' while there is none. */
function dialog() {
  const windows = xdotool('search', '--onlyvisible', '--class', 'kith').split('\n')
  return windows.find((id) => id !== '' && xdotool('getwindowname', id) !== 'Kith' && width(id) > 100) ?? ''
}

/** Presses keys in the dialog until it is gone: it hears none while it reads a folder. */
const closeWith = (key: string) =>
  expect
    .poll(() => {
      if (dialog() !== '') xdotool('key', key)
      return dialog()
    })
    .toBe('')

async function toDialog() {
  await expect.poll(dialog).not.toBe('')
  xdotool('windowfocus', '--sync', dialog())
}

/** Answers the desktop's file dialog, which no page reaches, with a path. */
export async function chooseFile(path: string) {
  await toDialog()
  // Into the field for a path, whichever dialog it is, and over what stands there.
  xdotool('key', 'ctrl+l', 'ctrl+a')
  xdotool('type', '--delay', '5', path)
  await closeWith('Return')
}

/** Leaves the desktop's file dialog without a choice. */
export async function leaveDialog() {
  await toDialog()
  await closeWith('Escape')
}
