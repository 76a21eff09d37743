import { useMutation } from '@tanstack/react-query'
import type { LocalFile } from '@/api/drop'
import { directoryFiles } from '@/api/services'
import { showErrorToast } from '@/ui/toast'
import { useErrorText } from '@/ui/useErrorText'
import { fileAtPath } from './encryptedFile'

/** Opens a file dialog for a directory or profile file. Nothing happens if it is cancelled. */
export function useChooseEncryptedFile(onChosen: (file: LocalFile) => void) {
  const errorText = useErrorText()
  return useMutation({
    mutationFn: () => directoryFiles.Choose(),
    onSuccess: ({ path }) => path !== '' && onChosen(fileAtPath(path)),
    onError: (error) => showErrorToast(errorText(error)),
  })
}
