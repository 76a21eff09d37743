import { OnFileDrop } from '@bindings/runtime/runtime'

/** A file that was dropped on the page: the window knows its path, a browser its bytes. */
export interface Dropped {
  name: string
  /** "" in a browser. */
  path: string
  /** In base64; "" in the window. */
  content: string
}

/** Hears of files that are dropped anywhere; returns what ends it. */
export function onDropped(take: (file: Dropped) => void): () => void {
  let hearing = true
  OnFileDrop((_x, _y, [path]) => {
    if (hearing && path !== undefined) take({ name: path.replace(/.*[/\\]/, ''), path, content: '' })
  }, false)
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0]
    if (file === undefined || inWindow()) return
    event.preventDefault()
    void inBase64(file).then((content) => take({ name: file.name, path: '', content }))
  }
  window.addEventListener('drop', onDrop)
  return () => {
    hearing = false
    window.removeEventListener('drop', onDrop)
  }
}

/** The window tells of what is dropped on it itself, with its path. */
const inWindow = () => (window as { wails?: { flags?: { enableWailsDragAndDrop?: boolean } } }).wails?.flags?.enableWailsDragAndDrop === true

const inBase64 = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^.*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(file)
  })
