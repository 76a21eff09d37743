import { toast } from 'sonner'

/** Shows a short message that something was done, with a button to undo it if given. */
export function showToast(message: string, undo?: { label: string; onUndo: () => void }) {
  toast(message, undo === undefined ? {} : { action: { label: undo.label, onClick: undo.onUndo }, duration: 8_000 })
}

/** Shows a short message that something failed, and what to do. */
export function showErrorToast({ message, hint }: { message: string; hint: string }) {
  toast.error(message, { description: hint === '' ? undefined : hint, duration: 8_000 })
}

/** Shows an error until the user closes it. The same message is shown once at a time. */
export function showPersistentError({ message, hint }: { message: string; hint: string }, id: string = message) {
  toast.error(message, { id, description: hint, duration: Infinity, closeButton: true })
}

/** Closes a message, unless the user has. */
export const closeToast = (id: string) => void toast.dismiss(id)
