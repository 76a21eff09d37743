import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { directoryFiles } from '@/api/services'
import type { Organization } from '@/api/types'
import { Button } from '@/ui/Button'
import { Field, Input } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { Section } from '@/ui/Section'
import { Fingerprint } from './Fingerprint'

/** Saves the profile of the user to a file, for the admins of an organization on another computer. */
export function SendProfile({ organization: { org_id: orgId } }: { organization: Organization }) {
  const { t } = useTranslation('sharing')
  const [code, setCode] = useState('')
  const send = useMutation({ mutationFn: () => directoryFiles.SendProfile({ org_id: orgId, code }) })
  return (
    <Section title={t('send.title')} body={t('send.body')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Field label={t('send.code')} hint={t('send.codeHint')}>
          <Input value={code} autoComplete="off" autoCapitalize="none" spellCheck={false} onChange={(event) => setCode(event.target.value)} />
        </Field>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" disabled={send.isPending}>
            <Send aria-hidden className="size-4" />
            {t('send.action')}
          </Button>
          <Link to="/settings/profile" className="font-medium text-accent underline underline-offset-4">
            {t('send.first')}
          </Link>
        </div>
      </form>
      {send.isError && <ErrorNotice error={send.error} />}
      {send.isSuccess && send.data.path !== '' && (
        <div role="status" className="flex flex-col gap-3">
          <p className="wrap-anywhere text-ink">{t('send.done', { path: send.data.path })}</p>
          <Fingerprint text={send.data.fingerprint} />
          <p className="text-sm text-ink-soft">{t('send.compare')}</p>
        </div>
      )}
    </Section>
  )
}
