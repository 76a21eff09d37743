import { toast } from 'sonner'

/** Says briefly that something was done; with undo, how to take it back. */
export function said(message: string, undo?: { label: string; onUndo: () => void }) {
  toast(message, undo === undefined ? {} : { action: { label: undo.label, onClick: undo.onUndo }, duration: 8_000 })
}

/** Says that something did not work, and what to do. */
export function failed({ message, hint }: { message: string; hint: string }) {
  toast.error(message, { description: hint === '' ? undefined : hint, duration: 8_000 })
}

/** Says that something is wrong, once and until it is put away. */
export function warned({ message, hint }: { message: string; hint: string }) {
  toast.error(message, { id: message, description: hint, duration: Infinity, closeButton: true })
}
