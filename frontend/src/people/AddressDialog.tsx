import { useTranslation } from 'react-i18next'
import { copyToClipboard } from '@/api/clipboard'
import { CopyField } from '@/ui/CopyField'
import { Dialog } from '@/ui/Dialog'

/** Shows an address that the system could not open, so that the user can copy it. */
export function AddressDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Dialog
      open={address !== ''}
      onOpenChange={(open) => !open && onClose()}
      title={t('address.title')}
      description={t('address.body')}
    >
      <CopyField label={t('address.label')} value={address} copy={copyToClipboard} />
    </Dialog>
  )
}
