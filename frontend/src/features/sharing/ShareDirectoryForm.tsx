import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { directoryFiles } from '@/api/services'
import type { Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { ErrorNotice } from '@/ui/notices'
import { Section } from '@/ui/Section'
import { Fingerprint } from './Fingerprint'
import { PassphraseField } from './PassphraseField'

/** Saves the directory to an encrypted file for the members. */
export function ShareDirectoryForm({ organization: { org_id: orgId, lasting } }: { organization: Organization }) {
  const { t } = useTranslation('sharing')
  const [passphrase, setPassphrase] = useState('')
  const share = useMutation({ mutationFn: () => directoryFiles.Share({ org_id: orgId, passphrase }) })
  if (lasting) {
    return (
      <Section title={t('share.title')} body={t('share.lasting')}>
        <Link to="/organizations" className="self-start font-medium text-accent underline underline-offset-4">
          {t('share.create')}
        </Link>
      </Section>
    )
  }
  return (
    <Section title={t('share.title')} body={t('share.body')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          share.mutate()
        }}
      >
        <PassphraseField
          label={t('share.passphrase')}
          hint={t('share.passphraseHint')}
          value={passphrase}
          onChange={setPassphrase}
        />
        <Button type="submit" variant="primary" className="self-start" disabled={share.isPending || passphrase.trim() === ''}>
          {t('share.action')}
        </Button>
      </form>
      {share.isError && <ErrorNotice error={share.error} />}
      {share.isSuccess && share.data.path !== '' && (
        <div role="status" className="flex flex-col gap-3 rounded-2xl border border-line bg-surface p-5">
          <p className="wrap-anywhere text-ink">{t('share.done', { count: share.data.people, path: share.data.path })}</p>
          <p className="text-ink-soft">{t('share.compare')}</p>
          <Fingerprint text={share.data.fingerprint} />
        </div>
      )}
    </Section>
  )
}
