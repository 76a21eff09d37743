import { Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { useImport, type Invitees } from './useImport'

export interface InviteInsteadProps {
  organization: Organization
  fileId: string
  of: Invitees
  /** How many people would be invited. */
  count: number
  /** It is the one thing to do with the file. */
  primary?: boolean
}

/** Offers to invite people whom the import cannot bring in or does not list: opens the form with their addresses. */
export function InviteInstead({ organization, fileId, of, count, primary = false }: InviteInsteadProps) {
  const { t } = useTranslation('import')
  const navigate = useNavigate()
  const { addresses } = useImport(organization.org_id)
  const onInvite = () =>
    addresses.mutate(
      { fileId, of },
      { onSuccess: (emails) => void navigate(`/organizations/${organization.org_id}/invitations`, { state: { emails } }) },
    )
  return (
    <section aria-label={t(`invite.${of}`, { count })} className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
          <Mail aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          <div className="min-w-0">
            <p className="font-medium text-ink">{t(`invite.${of}`, { count })}</p>
            <p className="text-sm text-ink-soft">{t('invite.body', { count })}</p>
          </div>
        </div>
        <Button variant={primary ? 'primary' : 'secondary'} disabled={addresses.isPending} onClick={onInvite}>
          {t('invite.action', { count })}
        </Button>
      </div>
      {addresses.isError && <ErrorNotice error={addresses.error} />}
    </section>
  )
}
