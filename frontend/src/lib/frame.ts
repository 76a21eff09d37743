/** How long to wait for a frame, in milliseconds. Hidden windows get no frames. */
const frameTimeout = 100

/** Calls back once, with the next animation frame or after a timeout. The returned function cancels the call. */
export function onNextFrame(callback: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const call = () => {
    cancel()
    callback()
  }
  const frame = requestAnimationFrame(call)
  const timer = setTimeout(call, frameTimeout)
  return cancel
}
