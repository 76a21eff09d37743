import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invited } from '@/api/types'
import type { Role } from '@/lib/generated'
import { Button } from '@/ui/Button'
import { Field, Select, Textarea } from '@/ui/Field'
import { ErrorNotice } from '@/ui/notices'
import { parseAddresses, invalidEntries } from './addresses'
import { roleOf } from './role'
import { useInvitationActions } from './useInvitationActions'

const validityDays = [7, 30, 90, 365]

/** As many people can be invited at once. */
const most = 1000

export interface InviteFormProps {
  orgId: string
  /** The addresses to begin with. */
  addresses: readonly string[]
  onInvited: (invited: Invited[]) => void
}

/** A form to invite one or more people. The result contains their codes. */
export function InviteForm({ orgId, addresses, onInvited }: InviteFormProps) {
  const { t } = useTranslation('organizations')
  const [text, setText] = useState(() => addresses.join('\n'))
  const [role, setRole] = useState<Role>('member')
  const [days, setDays] = useState(30)
  const { invite } = useInvitationActions()
  const all = parseAddresses(text)
  const emails = all.slice(0, most)
  const invalid = invalidEntries(text)
  const onSubmit = () =>
    invite.mutate(
      { orgId, emails, role, days },
      {
        onSuccess: (invited) => {
          setText(all.slice(most).join('\n'))
          onInvited(invited)
        },
      },
    )
  return (
    <form
      className="flex max-w-2xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Field
        label={t('invitations.emails')}
        hint={t('invitations.emailsHint')}
        error={invalid.length === 0 ? undefined : t('invitations.invalid', { entries: invalid.join(' · ') })}
      >
        <Textarea rows={addresses.length > 3 ? 8 : 3} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('invitations.role')}>
          <Select value={role} onChange={(event) => setRole(roleOf(event.target.value))}>
            <option value="member">{t('role.member')}</option>
            <option value="admin">{t('role.admin')}</option>
          </Select>
        </Field>
        <Field label={t('invitations.lasts')}>
          <Select value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {validityDays.map((count) => (
              <option key={count} value={count}>
                {t('invitations.days', { count })}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="primary" disabled={emails.length === 0 || invalid.length > 0 || invite.isPending}>
          {t('invitations.invite', { count: emails.length })}
        </Button>
      </div>
      {all.length > most && <p className="text-sm text-ink-soft">{t('invitations.most', { count: all.length - most })}</p>}
      {invite.isError && <ErrorNotice error={invite.error} />}
    </form>
  )
}
