import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { ErrorNotice } from '@/ui/notices'
import { DescriptionFields, type Description } from './DescriptionFields'
import { useCreate } from './useOrganizations'

/** Creates an organization and goes to its page. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['organizations', 'app'])
  const navigate = useNavigate()
  const [described, setDescribed] = useState<Description>({ name: '', description: '' })
  const create = useCreate()
  const onSubmit = () => create.mutate(described, { onSuccess: ({ org_id: id }) => void navigate(`/organizations/${id}`) })
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('app:cancel')}
      </Button>
      <Button type="submit" form="create-organization" variant="primary" disabled={create.isPending || described.name.trim() === ''}>
        {t('create.submit')}
      </Button>
    </>
  )
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('create.title')} description={t('create.body')} footer={footer}>
      <form
        id="create-organization"
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <DescriptionFields value={described} onChange={setDescribed} />
        {create.isError && <ErrorNotice error={create.error} />}
      </form>
    </Dialog>
  )
}
