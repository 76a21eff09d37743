import { useEffect, useState } from 'react'
import { carriesFiles } from '@/api/drop'

/** Whether files are held over the window. */
export function useDragging(): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    let over: EventTarget | null = null
    const onEnter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      over = event.target
      setDragging(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.target === over) setDragging(false)
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
