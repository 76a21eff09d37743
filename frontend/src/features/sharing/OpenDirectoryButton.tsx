import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dropped } from '@/api/drop'
import { Button } from '@/ui/Button'
import { OpenDirectoryDialog } from './OpenDirectoryDialog'
import { useChooseEncryptedFile } from './useChooseEncryptedFile'

interface OpenDirectoryButtonProps {
  /** What comes once it is open; else the page of its organization. */
  onOpened?: () => void
}

/** Brings in the directory of an organization that is kept on another laptop. */
export function OpenDirectoryButton({ onOpened }: OpenDirectoryButtonProps) {
  const { t } = useTranslation('sharing')
  const [file, setFile] = useState<Dropped>()
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
