import { OnFileDrop, OnFileDropOff } from '@bindings/runtime/runtime'

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
  OnFileDrop((_x, _y, [path]) => path !== undefined && take({ name: path.replace(/.*[/\\]/, ''), path, content: '' }), false)
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0]
    if (file === undefined || inWindow()) return
    void inBase64(file).then((content) => take({ name: file.name, path: '', content }))
  }
  window.addEventListener('drop', onDrop)
  return () => {
    OnFileDropOff()
    window.removeEventListener('drop', onDrop)
  }
}

/** Whether a drag carries files. On Linux the window sees their addresses only. */
export const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some((type) => type === 'Files' || (type === 'text/uri-list' && inWindow())) === true

const stay = (event: DragEvent) => carriesFiles(event) && event.preventDefault()

/** Keeps the window from going to a file that is dropped, whoever hears of it; returns what ends that. */
export function stayOnPage(): () => void {
  window.addEventListener('dragover', stay)
  window.addEventListener('drop', stay)
  return () => {
    window.removeEventListener('dragover', stay)
    window.removeEventListener('drop', stay)
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
