/** Whether the text is a web address. https:// may be left out; other schemes, user names and passwords are refused. */
export function isWebAddress(typed: string): boolean {
  const text = typed.trim()
  try {
    const url = new URL(text.includes('://') ? text : `https://${text}`)
    return /^https?:$/.test(url.protocol) && url.hostname !== '' && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/** Whether an address is on this computer. */
export function isLocalAddress(address: string): boolean {
  try {
    return /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(new URL(address).hostname)
  } catch {
    return false
  }
}
