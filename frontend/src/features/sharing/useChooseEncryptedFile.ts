import { useMutation } from '@tanstack/react-query'
import type { Dropped } from '@/api/drop'
import { directoryFiles } from '@/api/services'
import { failed } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { atPath } from './encryptedFile'

/** Asks for a directory or profile file; nothing happens where somebody changes their mind. */
export function useChooseEncryptedFile(onChosen: (file: Dropped) => void) {
  const errorText = useErrorText()
  return useMutation({
    mutationFn: () => directoryFiles.Choose(),
    onSuccess: ({ path }) => path !== '' && onChosen(atPath(path)),
    onError: (error) => failed(errorText(error)),
  })
}
