import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { StepActions } from './StepActions'
import { useInitialFocus } from './useInitialFocus'

export interface FileStepProps {
  /** Opens a directory file. */
  OpenFile: ComponentType<{ onOpened: () => void }>
  onPostpone: () => void
  onNext: () => void
}

/** Opens the directory file that the user was given. */
export function FileStep({ OpenFile, onPostpone, onNext }: FileStepProps) {
  const { t } = useTranslation('onboarding')
  return (
    <div ref={useInitialFocus<HTMLDivElement>('file', 'button')} className="flex flex-col gap-4">
      <div>
        <OpenFile onOpened={onNext} />
      </div>
      <StepActions onPostpone={onPostpone}>
        <Button onClick={onNext}>{t('file.skip')}</Button>
      </StepActions>
    </div>
  )
}
