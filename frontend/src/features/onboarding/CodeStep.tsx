import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { invitations } from '@/api/services'
import type { Invitation } from '@/api/types'
import { Button } from '@/ui/Button'
import { InvitationCodeField } from '@/ui/InvitationCodeField'
import { ErrorNotice } from '@/ui/notices'
import { LinkButton } from './LinkButton'
import { StepActions } from './StepActions'
import { useInitialFocus } from './useInitialFocus'

/** An invitation with its code. */
export interface OpenedInvitation {
  code: string
  invitation: Invitation
}

export interface CodeStepProps {
  onPostpone: () => void
  onBack: () => void
  /** Goes to the directory file, as the code may belong to one. */
  onFile: () => void
  onOpened: (opened: OpenedInvitation) => void
}

/** Asks for the code of an invitation, and looks the invitation up before the user signs up. */
export function CodeStep({ onPostpone, onBack, onFile, onOpened }: CodeStepProps) {
  const { t } = useTranslation('onboarding')
  const [code, setCode] = useState('')
  const lookUp = useMutation({ mutationFn: () => invitations.LookUp({ code }) })
  return (
    <form
      ref={useInitialFocus<HTMLFormElement>('code')}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        lookUp.mutate(undefined, { onSuccess: (invitation) => onOpened({ code, invitation }) })
      }}
    >
      {lookUp.isError && <ErrorNotice error={lookUp.error} />}
      <InvitationCodeField value={code} onChange={setCode} />
      {lookUp.isError && <LinkButton onClick={onFile}>{t('account.file')}</LinkButton>}
      <StepActions onPostpone={onPostpone}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="submit" variant="primary" disabled={lookUp.isPending || code.trim() === ''}>
          {t('next')}
        </Button>
      </StepActions>
    </form>
  )
}
