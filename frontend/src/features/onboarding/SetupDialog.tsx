import { Suspense, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Start } from '@/api/types'
import { Dialog } from '@/ui/Dialog'
import { AccountStep } from './AccountStep'
import { CodeStep, type OpenedInvitation } from './CodeStep'
import { DoneStep } from './DoneStep'
import { FileStep, type FileStepProps } from './FileStep'
import { PeopleStep } from './PeopleStep'
import { ProfileStep, type ProfileStepHandle } from './ProfileStep'
import { firstStep, forms, stepReducer, type FormStep, type Step } from './steps'

export interface SetupDialogProps {
  start: Start
  somebodyElse: boolean
  OpenFile: FileStepProps['OpenFile']
  onClose: () => void
}

/** The steps of the onboarding. Closing the dialog keeps what was typed. */
export function SetupDialog({ start, somebodyElse, OpenFile, onClose }: SetupDialogProps) {
  const { t } = useTranslation('onboarding')
  const [step, dispatch] = useReducer(stepReducer, firstStep(start, somebodyElse))
  const [opened, setOpened] = useState<OpenedInvitation>()
  const [hasFile, setHasFile] = useState(false)
  const profile = useRef<ProfileStepHandle>(null)
  const close = () => {
    profile.current?.saveDraft()
    onClose()
  }
  const startWithFile = () => {
    setHasFile(true)
    dispatch({ kind: 'goto', step: 'account' })
  }
  return (
    <Dialog
      open
      onOpenChange={close}
      size="large"
      title={t(`${step}.title`)}
      description={
        <>
          <Progress step={step} />
          {step === 'people' ? t('people.body', { count: start.people.length }) : t(`${step}.body`)}
        </>
      }
    >
      {step === 'people' && (
        <PeopleStep
          people={start.people}
          lockedId={start.locked_user_id}
          onSomebodyElse={() => dispatch({ kind: 'goto', step: 'account' })}
        />
      )}
      {step === 'account' && (
        <AccountStep
          {...(start.people.length > 0 && { onExistingUser: () => dispatch({ kind: 'goto', step: 'people' }) })}
          opened={opened}
          onCode={() => dispatch({ kind: 'goto', step: 'code' })}
          hasFile={hasFile}
          onFile={startWithFile}
          onPostpone={close}
          onNext={() => dispatch(hasFile ? { kind: 'goto', step: 'file' } : { kind: 'next' })}
        />
      )}
      {step === 'file' && (
        <Suspense fallback={null}>
          <FileStep OpenFile={OpenFile} onPostpone={close} onNext={() => dispatch({ kind: 'next' })} />
        </Suspense>
      )}
      {step === 'code' && (
        <CodeStep
          onPostpone={close}
          onBack={() => dispatch({ kind: 'back' })}
          onFile={startWithFile}
          onOpened={(known) => {
            setOpened(known)
            dispatch({ kind: 'next' })
          }}
        />
      )}
      {step === 'done' && <DoneStep start={start} onClose={close} />}
      {isProfileStep(step) && (
        <ProfileStep
          ref={profile}
          me={start.me}
          step={step}
          onPostpone={close}
          onBack={() => dispatch({ kind: 'back' })}
          onNext={() => dispatch({ kind: 'next' })}
        />
      )}
    </Dialog>
  )
}

type ProfileStepName = Exclude<FormStep, 'account'>

const otherSteps = new Set<Step>(['people', 'code', 'file', 'account', 'done'])

const isProfileStep = (step: Step): step is ProfileStepName => !otherSteps.has(step)

function Progress({ step }: { step: Step }) {
  const { t } = useTranslation('onboarding')
  const at = forms.findIndex((form) => form === step)
  if (at < 0) return null
  return (
    <span className="mb-1 flex items-center gap-3 text-sm text-ink-faint">
      {t('progress', { at: at + 1, of: forms.length })}
      <span aria-hidden className="flex flex-1 gap-1">
        {forms.map((form, index) => (
          <span key={form} className={`h-1 flex-1 rounded-full ${index <= at ? 'bg-accent' : 'bg-line'}`} />
        ))}
      </span>
    </span>
  )
}
