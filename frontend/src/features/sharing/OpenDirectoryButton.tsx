import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalFile } from '@/api/drop'
import { Button } from '@/ui/Button'
import { OpenDirectoryDialog } from './OpenDirectoryDialog'
import { useChooseEncryptedFile } from './useChooseEncryptedFile'

interface OpenDirectoryButtonProps {
  /** Called after the directory is added. By default, the page of its organization is opened. */
  onOpened?: () => void
}

/** A button that opens a directory file of an organization on another computer. */
export function OpenDirectoryButton({ onOpened }: OpenDirectoryButtonProps) {
  const { t } = useTranslation('sharing')
  const [file, setFile] = useState<LocalFile>()
  const choose = useChooseEncryptedFile(setFile)
  return (
    <>
      <Button disabled={choose.isPending} onClick={() => choose.mutate()}>
        <BookOpen aria-hidden className="size-4" />
        {t('open.choose')}
      </Button>
      {file !== undefined && <OpenDirectoryDialog file={file} onOpened={onOpened} onClose={() => setFile(undefined)} />}
    </>
  )
}
