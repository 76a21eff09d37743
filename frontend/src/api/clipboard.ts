import { ClipboardSetText } from '@bindings/runtime/runtime'

/** Copies text. The browser's own clipboard is closed to the window's scheme on some systems. */
export const copy = (text: string): Promise<boolean> => ClipboardSetText(text)
