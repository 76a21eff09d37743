import { useEffect, useState } from 'react'
import { hasFiles } from '@/api/drop'

/** Whether files are dragged over the window. */
export function useDragging(): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    let enteredTarget: EventTarget | null = null
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      enteredTarget = event.target
      setDragging(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.target === enteredTarget) setDragging(false)
    }
    const onDrop = () => setDragging(false)
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
  return dragging
}
