/** How long to wait for a frame, in milliseconds: windows that nobody sees get none. */
const patience = 100

/** Calls back once, with the next frame or soon without one, unless the returned function is called before. */
export function soon(callback: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const call = () => {
    cancel()
    callback()
  }
  const frame = requestAnimationFrame(call)
  const timer = setTimeout(call, patience)
  return cancel
}
