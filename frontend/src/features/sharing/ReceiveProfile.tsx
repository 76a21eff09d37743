import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalFile } from '@/api/drop'
import { Button } from '@/ui/Button'
import { Section } from '@/ui/Section'
import { ReceiveProfileDialog } from './ReceiveProfileDialog'
import { useChooseEncryptedFile } from './useChooseEncryptedFile'

/** Opens profile files of members on other computers. */
export function ReceiveProfile() {
  const { t } = useTranslation('sharing')
  const [file, setFile] = useState<LocalFile>()
  const choose = useChooseEncryptedFile(setFile)
  return (
    <Section title={t('receive.section')} body={t('receive.body')}>
      <Button className="self-start" disabled={choose.isPending} onClick={() => choose.mutate()}>
        <UserRoundCheck aria-hidden className="size-4" />
        {t('receive.choose')}
      </Button>
      {file !== undefined && <ReceiveProfileDialog file={file} onClose={() => setFile(undefined)} />}
    </Section>
  )
}
