import { ClipboardSetText } from '@bindings/runtime/runtime'

/** Copies text. The browser's clipboard API is not available to the URL scheme of the window on every system. */
export const copyToClipboard = (text: string): Promise<boolean> => ClipboardSetText(text)
