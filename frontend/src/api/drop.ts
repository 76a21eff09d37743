import { OnFileDrop, OnFileDropOff } from '@bindings/runtime/runtime'

/** A file that the user dropped or chose. The desktop window gives its path, a browser its content. */
export interface LocalFile {
  name: string
  /** "" in a browser. */
  path: string
  /** In base64; "" in the window. */
  content: string
}

/** Calls back for files that are dropped anywhere on the page. The returned function stops that. */
export function listenForDrops(onFile: (file: LocalFile) => void): () => void {
  OnFileDrop((_x, _y, [path]) => path !== undefined && onFile({ name: path.replace(/.*[/\\]/, ''), path, content: '' }), false)
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0]
    if (file === undefined || isDesktopWindow()) return
    void readAsBase64(file).then((content) => onFile({ name: file.name, path: '', content }))
  }
  window.addEventListener('drop', onDrop)
  return () => {
    OnFileDropOff()
    window.removeEventListener('drop', onDrop)
  }
}

/** Whether files are being dragged. On Linux the window gets only their addresses. */
export const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.some((type) => type === 'Files' || (type === 'text/uri-list' && isDesktopWindow())) === true

const preventDefault = (event: DragEvent) => hasFiles(event) && event.preventDefault()

/** Prevents the window from navigating to a dropped file. The returned function stops that. */
export function preventFileNavigation(): () => void {
  window.addEventListener('dragover', preventDefault)
  window.addEventListener('drop', preventDefault)
  return () => {
    window.removeEventListener('dragover', preventDefault)
    window.removeEventListener('drop', preventDefault)
  }
}

/** Whether the page is in the desktop window, where Wails reports dropped files with their paths. */
const isDesktopWindow = () => (window as { wails?: { flags?: { enableWailsDragAndDrop?: boolean } } }).wails?.flags?.enableWailsDragAndDrop === true

const readAsBase64 = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^.*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.readAsDataURL(file)
  })
