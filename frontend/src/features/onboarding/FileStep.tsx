import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { StepActions } from './StepActions'
import { useFirstFocus } from './useFirstFocus'

export interface FileStepProps {
  /** Opens a directory file. */
  OpenFile: ComponentType<{ onOpened: () => void }>
  onPutOff: () => void
  onNext: () => void
}

/** The directory of an organization, for somebody who was given it as a file. */
export function FileStep({ OpenFile, onPutOff, onNext }: FileStepProps) {
  const { t } = useTranslation('onboarding')
  return (
    <div ref={useFirstFocus<HTMLDivElement>('file', 'button')} className="flex flex-col gap-4">
      <div>
        <OpenFile onOpened={onNext} />
      </div>
      <StepActions onPutOff={onPutOff}>
        <Button onClick={onNext}>{t('file.without')}</Button>
      </StepActions>
    </div>
  )
}
