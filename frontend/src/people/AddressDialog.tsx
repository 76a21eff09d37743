import { useTranslation } from 'react-i18next'
import { copy } from '@/api/clipboard'
import { CopyField } from '@/ui/CopyField'
import { Dialog } from '@/ui/Dialog'

/** An address that the system did not open, to be copied. */
export function AddressDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Dialog
      open={address !== ''}
      onOpenChange={(open) => !open && onClose()}
      title={t('address.title')}
      description={t('address.body')}
    >
      <CopyField label={t('address.label')} value={address} copy={copy} />
    </Dialog>
  )
}
