import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { invitations } from '@/api/services'
import type { Invitation } from '@/api/types'
import { Button } from '@/ui/Button'
import { CodeField } from '@/ui/CodeField'
import { ErrorNotice } from '@/ui/notices'
import { OtherWay } from './OtherWay'
import { StepActions } from './StepActions'
import { useFirstFocus } from './useFirstFocus'

/** An invitation together with the code that accepts it. */
export interface Opened {
  code: string
  invitation: Invitation
}

export interface CodeStepProps {
  onPutOff: () => void
  onBack: () => void
  /** Leads to the directory file that the code may belong to. */
  onFile: () => void
  onOpened: (opened: Opened) => void
}

/** The code of an invitation, which says where to and for whom before anybody signs up. */
export function CodeStep({ onPutOff, onBack, onFile, onOpened }: CodeStepProps) {
  const { t } = useTranslation('onboarding')
  const [code, setCode] = useState('')
  const lookUp = useMutation({ mutationFn: () => invitations.LookUp({ code }) })
  return (
    <form
      ref={useFirstFocus<HTMLFormElement>('code')}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        lookUp.mutate(undefined, { onSuccess: (invitation) => onOpened({ code, invitation }) })
      }}
    >
      {lookUp.isError && <ErrorNotice error={lookUp.error} />}
      <CodeField value={code} onChange={setCode} />
      {lookUp.isError && <OtherWay onClick={onFile}>{t('account.file')}</OtherWay>}
      <StepActions onPutOff={onPutOff}>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="submit" variant="primary" disabled={lookUp.isPending || code.trim() === ''}>
          {t('next')}
        </Button>
      </StepActions>
    </form>
  )
}
