/** Whether a web address was meant; https:// may be left out. Other schemes and passwords are refused. */
export function isWebAddress(typed: string): boolean {
  const text = typed.trim()
  try {
    const url = new URL(text.includes('://') ? text : `https://${text}`)
    return /^https?:$/.test(url.protocol) && url.hostname !== '' && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/** Whether an address leads to this very machine. */
export function isOnThisMachine(address: string): boolean {
  try {
    return /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(address).hostname)
  } catch {
    return false
  }
}
